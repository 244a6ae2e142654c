import { fieldInvalid, ok, Refusal, type Answer } from '../server/responses.mts';
import { mediaUrl } from '../world/reports/decision.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import { blockable } from '../world/blocklistRules.mts';
import { filterValues, page } from '../server/pagination.mts';
import { BLOCKLIST_TYPES, type BlocklistEntry } from '../world/model.mts';
import { findSession } from '../world/state.mts';
import { flag, object, optional, required, uuidText } from '../server/validate.mts';

const addShape = object({
	session_id: required(uuidText),
	blocklist_face: optional(flag),
	blocklist_document: optional(flag),
	blocklist_phone: optional(flag),
	blocklist_email: optional(flag),
});

const removeShape = object({
	session_id: required(uuidText),
	unblock_face: optional(flag),
	unblock_document: optional(flag),
	unblock_phone: optional(flag),
	unblock_email: optional(flag),
});

function refuseNone(prefix: string): never {
	const names = BLOCKLIST_TYPES.map((type) => `${prefix}_${type}`).join(', ');
	throw new Refusal(400, { non_field_errors: [`At least one of ${names} must be true.`] });
}

function add(call: KeyCall): Answer {
	const { app, sandbox } = call;
	const { session_id: id, ...flags } = call.read(addShape);
	const session = findSession(app, id);
	const wanted = BLOCKLIST_TYPES.filter((type) => flags[`blocklist_${type}`] === true);
	if (wanted.length === 0) refuseNone('blocklist');
	const seen = blockable(session);
	// What the session never saw is passed over, as long as anything is left to block.
	const found = wanted.flatMap((type) => {
		const value = seen[type];
		return value === undefined ? [] : [{ type, value, session }];
	});
	if (found.length === 0) {
		throw fieldInvalid(
			'session_id',
			`This session has no ${wanted.join(', ')} to add to the blocklist.`,
		);
	}
	for (const entry of found) {
		const isListed = app.blocklist.some(
			({ type, session: source }) => type === entry.type && source === session,
		);
		if (!isListed) app.blocklist.push({ ...entry, blocklistedAt: sandbox.clock.now() });
	}
	return ok({ message: 'Successfully added to blocklist.' });
}

/** Lifts only what was blocked from this very session. */
function remove(call: KeyCall): Answer {
	const { app } = call;
	const { session_id: id, ...flags } = call.read(removeShape);
	const wanted = BLOCKLIST_TYPES.filter((type) => flags[`unblock_${type}`] === true);
	const session = findSession(app, id);
	if (wanted.length === 0) refuseNone('unblock');
	app.blocklist = app.blocklist.filter(
		(entry) => entry.session !== session || !wanted.includes(entry.type),
	);
	return ok({ message: 'Successfully removed from blocklist.' });
}

function list(call: KeyCall): Answer {
	const { app, sandbox, query } = call;
	const types = filterValues(query, 'item_type');
	const unknown = types?.find((type) => !BLOCKLIST_TYPES.some((known) => known === type));
	if (unknown !== undefined) {
		throw fieldInvalid('item_type', `"${unknown}" is not a valid choice.`);
	}
	const rows = app.blocklist.filter(({ type }) => !types || types.includes(type));
	const show = ({ type, value, session, blocklistedAt }: BlocklistEntry) => ({
		type,
		session_id: session.session_id,
		session_number: session.session_number,
		blocklisted_at: sandbox.clock.iso(blocklistedAt),
		face_image: type === 'face' ? mediaUrl(sandbox, session, 'selfie.png') : null,
		document_type: type === 'document' ? 'Identity Card' : null,
		document_number: type === 'document' ? value : null,
		phone_number: type === 'phone' ? value : null,
		email: type === 'email' ? value : null,
	});
	return page(call, rows, show, { limit: 50 });
}

export const blocklistEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/blocklist/add/', auth: 'key', handle: add },
	{ method: 'POST', path: '/v3/blocklist/remove/', auth: 'key', handle: remove },
	{ method: 'GET', path: '/v3/blocklist/', auth: 'key', handle: list },
];
