import { created, detail, fieldInvalid, noContent, ok } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import { page } from '../server/pagination.mts';
import {
	base64,
	email,
	freeObject,
	Invalid,
	object,
	oneOf,
	optional,
	phone,
	required,
	text,
	uuidText,
	type Check,
} from '../server/validate.mts';
import { blockable } from '../world/blocklistRules.mts';
import { ENTRY_TYPES, newEntry, type ListEntry, type NamedList } from '../world/lists.mts';
import { BLOCKLIST_TYPES } from '../world/model.mts';
import { personsIn } from '../world/pictures.mts';
import * as ids from '../world/ids.mts';
import { findSession } from '../world/state.mts';

const description = optional(text({ max: 5000, blank: true }));
const createShape = object({
	name: required(text()),
	list_type: required(oneOf(['allowlist', 'custom'])),
	entry_type: required(oneOf(ENTRY_TYPES)),
	description,
});
const updateShape = object({ name: optional(text()), description });
const labels = {
	display_label: optional(text()),
	comment: optional(text({ max: 5000, blank: true })),
};
const entryShape = object({
	value: optional(text({ max: 2048 })),
	reference_session_id: optional(uuidText),
	reference_object_uuid: optional(uuidText),
	metadata: optional(freeObject),
	...labels,
});
const faceShape = object({ image: required(base64(5 * 1024 * 1024)), ...labels });

const now = ({ sandbox }: KeyCall) => sandbox.clock.now();

function shown({ sandbox }: KeyCall, { entries, createdAt, updatedAt, ...list }: NamedList) {
	const last = entries.at(-1);
	return {
		...list,
		entry_count: entries.length,
		last_entry_added_at: last ? sandbox.clock.iso(last.createdAt) : null,
		created_at: sandbox.clock.iso(createdAt),
		updated_at: sandbox.clock.iso(updatedAt),
	};
}

function shownEntry({ sandbox }: KeyCall, { createdAt, ...entry }: ListEntry) {
	return { ...entry, person: undefined, created_at: sandbox.clock.iso(createdAt) };
}

function findList({ app, param }: KeyCall): NamedList {
	const list = app.lists.find(({ uuid }) => uuid === param('listUuid').toLowerCase());
	if (!list) throw detail(404, 'Not found.');
	return list;
}

/** Didit's own lists stay as they are; their entries may come and go. */
function findOwn(call: KeyCall): NamedList {
	const list = findList(call);
	if (list.is_system) throw detail(403, 'You do not have permission to perform this action.');
	return list;
}

function checkName({ app }: KeyCall, name: string | undefined, self?: NamedList): void {
	if (app.lists.some((list) => list !== self && list.name === name)) {
		throw fieldInvalid('name', 'A list with this name already exists.');
	}
}

const FORMS: Partial<Record<NamedList['entry_type'], Check<string>>> = {
	email,
	phone,
	country: (value, trace) => {
		const code = text()(value, trace).toUpperCase();
		if (!/^[A-Z]{2,3}$/.test(code)) throw new Invalid(['Not a country code.']);
		return code;
	},
};

/** As Didit stores it: in lower case, but for countries. */
function stored({ entry_type }: NamedList, value: string): string {
	try {
		const checked = FORMS[entry_type]?.(value, { path: 'value', ignored: [] }) ?? value;
		return entry_type === 'country' ? checked : checked.toLowerCase();
	} catch (error) {
		throw error instanceof Invalid ? new Invalid({ value: error.problem }) : error;
	}
}

/** What a session had of the kind that the list is for. */
function seenBy(call: KeyCall, list: NamedList, id: string): Partial<ListEntry> {
	const session = findSession(call.app, id);
	const type = BLOCKLIST_TYPES.find((one) => one === list.entry_type);
	const value = type && blockable(session)[type];
	if (value === undefined) {
		throw fieldInvalid('reference_session_id', 'The session has nothing of this kind.');
	}
	const { session_id: reference_session_id, session_number: reference_session_number } = session;
	return { value, reference_session_id, reference_session_number };
}

function addEntry(call: KeyCall) {
	const list = findList(call);
	const { value, reference_session_id: session, ...others } = call.read(entryShape);
	if (value === undefined && session === undefined) {
		throw fieldInvalid('value', 'Provide value or reference_session_id.');
	}
	const seen = session === undefined ? {} : seenBy(call, list, session);
	const known = { ...others, ...seen, ...(value !== undefined && { value: stored(list, value) }) };
	const entry = newEntry(known, now(call));
	list.entries.push(entry);
	return created(shownEntry(call, entry));
}

const LIST = '/v3/lists/{listUuid}/';

export const listEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/lists/',
		auth: 'key',
		handle: {
			current: (call) => {
				const [type, kind] = [call.query.get('list_type'), call.query.get('entry_type')];
				const rows = call.app.lists.filter(
					(list) => (!type || list.list_type === type) && (!kind || list.entry_type === kind),
				);
				return page(call, rows, (list) => shown(call, list), { limit: 50 });
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/lists/',
		auth: 'key',
		handle: {
			current: (call) => {
				const { description: words = null, ...given } = call.read(createShape);
				checkName(call, given.name);
				const times = { createdAt: now(call), updatedAt: now(call) };
				const list = { uuid: ids.uuid(), is_system: false, entries: [], ...times };
				const made: NamedList = { ...list, ...given, description: words };
				call.app.lists.push(made);
				return created(shown(call, made));
			},
		},
	},
	{
		method: 'GET',
		path: LIST,
		auth: 'key',
		handle: { current: (call) => ok(shown(call, findList(call))) },
	},
	{
		method: 'PATCH',
		path: LIST,
		auth: 'key',
		handle: {
			current: (call) => {
				const list = findOwn(call);
				const changes = call.read(updateShape);
				checkName(call, changes.name, list);
				Object.assign(list, changes, { updatedAt: now(call) });
				return ok(shown(call, list));
			},
		},
	},
	{
		method: 'DELETE',
		path: LIST,
		auth: 'key',
		handle: {
			current: (call) => {
				const gone = findOwn(call);
				call.app.lists = call.app.lists.filter((list) => list !== gone);
				return noContent;
			},
		},
	},
	{
		method: 'GET',
		path: `${LIST}entries/`,
		auth: 'key',
		handle: {
			current: (call) => {
				const search = call.query.get('search')?.toLowerCase() ?? '';
				const rows = findList(call).entries.filter(({ value, display_label: label }) =>
					`${value ?? ''}\n${label ?? ''}`.toLowerCase().includes(search),
				);
				return page(call, rows, (entry) => shownEntry(call, entry), { limit: 25 });
			},
		},
	},
	{ method: 'POST', path: `${LIST}entries/`, auth: 'key', handle: { current: addEntry } },
	{
		method: 'POST',
		path: `${LIST}entries/face-upload/`,
		auth: 'key',
		handle: {
			current: (call) => {
				const list = findList(call);
				const { display_label = null, comment = null, image } = call.read(faceShape);
				const [person] = personsIn({ fileName: '', bytes: Buffer.from(image, 'base64') });
				const entry = newEntry({ display_label, comment, person }, now(call));
				list.entries.push(entry);
				return created(shownEntry(call, entry));
			},
		},
	},
	{
		method: 'DELETE',
		path: `${LIST}entries/{entryUuid}/`,
		auth: 'key',
		handle: {
			current: (call) => {
				const list = findList(call);
				const uuid = call.param('entryUuid').toLowerCase();
				if (!list.entries.some((entry) => entry.uuid === uuid)) throw detail(404, 'Not found.');
				list.entries = list.entries.filter((entry) => entry.uuid !== uuid);
				return noContent;
			},
		},
	},
];
