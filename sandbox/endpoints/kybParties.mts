import * as ids from '../world/ids.mts';
import { correctionsOf, isBusiness } from '../world/corrections.mts';
import { findSession } from '../world/state.mts';
import { created, detail, fieldInvalid, ok, type Answer } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import {
	country,
	date,
	email,
	flag,
	listOf,
	number,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../server/validate.mts';

const known = {
	first_name: optional(text()),
	last_name: optional(text()),
	full_name: optional(text()),
	company_name: optional(text()),
	roles: optional(listOf(text())),
	date_of_birth: optional(date),
	email: optional(email),
	phone: optional(text()),
	ownership_percent: optional(number({ min: 0, max: 100 })),
};
const kind = oneOf(['person', 'company']);
const draftShape = object({
	...known,
	entity_type: required(kind),
	nationality: required(country),
});
const changeShape = object({
	...known,
	entity_type: optional(kind),
	nationality: optional(country),
});

function business({ app, param }: KeyCall) {
	const session = findSession(app, param('sessionId'));
	if (!isBusiness(session)) throw detail(404, 'Not found.');
	return correctionsOf(session);
}

const EMPTY = {
	full_name: null,
	first_name: null,
	last_name: null,
	company_name: null,
	roles: [],
	date_of_birth: null,
	email: null,
	ownership_percent: null,
};

type Draft = Partial<ReturnType<typeof draftShape>>;

/** What Didit's documents ask of a party beyond its fields; the texts are the sandbox's own. */
function checkWhole({ entity_type, full_name, first_name, last_name, ...draft }: Draft): void {
	const missing = 'This field is required.';
	if (entity_type === 'company') {
		if (!draft.company_name) throw fieldInvalid('company_name', missing);
		return;
	}
	if (!full_name && !(first_name && last_name)) throw fieldInvalid('full_name', missing);
	if ((draft.roles ?? []).length === 0) throw fieldInvalid('roles', 'This list may not be empty.');
}

/** A person whose name is given in parts has a whole one, too. */
function whole(draft: Draft): Draft {
	const { full_name, first_name: first, last_name: last } = draft;
	const name = full_name ?? (first && last ? `${first} ${last}` : undefined);
	return name === undefined ? draft : { ...draft, full_name: name };
}

function create(call: KeyCall): Answer {
	const { drafts } = business(call);
	const given = call.read(draftShape);
	checkWhole(given);
	const draft = { uuid: ids.uuid(), ...EMPTY, ...whole(given) };
	drafts.push(draft);
	return created(draft);
}

function update(call: KeyCall): Answer {
	const draft = business(call).drafts.find(({ uuid }) => uuid === call.param('draftId'));
	if (!draft) throw detail(404, 'Not found.');
	const changed = { ...draft, ...call.read(changeShape) };
	checkWhole(changed as Draft);
	return ok(Object.assign(draft, changed));
}

function submit(call: KeyCall): Answer {
	const { drafts, parties } = business(call);
	call.read(object({ locale: optional(text()) }));
	const names = drafts.map((draft) => ({ name: draft.company_name ?? draft.full_name, ...draft }));
	parties.push(...names);
	drafts.length = 0;
	return ok({});
}

function skip(call: KeyCall): Answer {
	const party = business(call).parties.find(({ uuid }) => uuid === call.param('partyId'));
	if (!party) throw detail(404, 'Not found.');
	const { is_skipped } = call.read(object({ is_skipped: required(flag) }));
	Object.assign(party, { is_skipped });
	return ok({
		uuid: party.uuid,
		is_skipped,
		kyc_session_deleted: false,
		kyb_sub_session_deleted: false,
	});
}

const PARTIES = '/v3/session/{sessionId}/kyb/parties';

export const kybPartyEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: `${PARTIES}/drafts/`,
		auth: 'key',
		handle: { current: (call) => ok({ results: business(call).drafts }) },
	},
	{ method: 'POST', path: `${PARTIES}/drafts/`, auth: 'key', handle: { current: create } },
	{
		method: 'PATCH',
		path: `${PARTIES}/drafts/{draftId}/`,
		auth: 'key',
		handle: { current: update },
	},
	{ method: 'POST', path: `${PARTIES}/submit/`, auth: 'key', handle: { current: submit } },
	{ method: 'PATCH', path: `${PARTIES}/{partyId}/`, auth: 'key', handle: { current: skip } },
];
