import { detail, fieldInvalid, ok } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import { page } from '../server/pagination.mts';
import {
	dateTime,
	flag,
	listOf,
	object,
	oneOf,
	optional,
	text,
	uuidText,
} from '../server/validate.mts';
import {
	purge,
	SOURCE_TYPES,
	statusOf,
	TEMPLATE_STATUSES,
	type BiometricTemplate,
} from '../world/biometricTemplates.mts';

const filters = {
	vendor_data: optional(text()),
	vendor_user_uuid: optional(uuidText),
	status: optional(oneOf(TEMPLATE_STATUSES)),
	source_type: optional(oneOf(SOURCE_TYPES)),
	retained_from: optional(dateTime),
	retained_to: optional(dateTime),
};
const filterShape = object(filters);
const deleteShape = object({
	template_uuids: optional(listOf(uuidText, { min: 1 })),
	delete_all: optional(flag),
	...filters,
});

type Filters = ReturnType<typeof filterShape>;

const now = ({ sandbox }: KeyCall) => sandbox.clock.now();

function shown(call: KeyCall, template: BiometricTemplate) {
	const { retainedAt, expiresAt, purgedAt, resists, ...row } = template;
	const iso = (at: number | null) => (at === null ? null : call.sandbox.clock.iso(at));
	return {
		...row,
		retention_policy: 'retain_until_user_deleted',
		retention_override: null,
		retained_at: iso(retainedAt),
		expires_at: iso(expiresAt),
		retained_by: null,
		retained_by_type: 'API_KEY',
		instruction_source: 'api',
		held_out_of_use: resists === 'held_out_of_use',
		status: statusOf(template, now(call)),
		purged_at: iso(purgedAt),
	};
}

function chosen(call: KeyCall, wanted: Filters): BiometricTemplate[] {
	const { vendor_data, vendor_user_uuid, status, source_type } = wanted;
	const { retained_from: from, retained_to: to } = wanted;
	return call.app.templates.filter(
		(template) =>
			(vendor_data === undefined || template.vendor_data === vendor_data) &&
			(vendor_user_uuid === undefined ||
				template.vendor_user_uuid === vendor_user_uuid.toLowerCase()) &&
			(status === undefined || statusOf(template, now(call)) === status) &&
			(source_type === undefined || template.source_type === source_type) &&
			(from === undefined || template.retainedAt >= Date.parse(from)) &&
			(to === undefined || template.retainedAt <= Date.parse(to)),
	);
}

/** The filters of a query; how a list is cut and ordered is no filter. */
function asked(call: KeyCall): BiometricTemplate[] {
	const given = Object.fromEntries(
		[...call.query].filter(([name]) => Object.hasOwn(filters, name)),
	);
	return chosen(call, filterShape(given, { path: '', ignored: [] }));
}

function list(call: KeyCall) {
	const rows = asked(call).sort((one, other) => other.retainedAt - one.retainedAt);
	if (call.query.get('ordering') === 'retained_at') rows.reverse();
	return page(call, rows, (row) => shown(call, row), { limit: 50 });
}

function find({ app, param }: KeyCall): BiometricTemplate {
	const uuid = param('templateUuid').toLowerCase();
	const template = app.templates.find((one) => one.uuid === uuid);
	if (!template) throw detail(404, 'Not found.');
	return template;
}

/** Where what was kept cannot be reached now, Didit wants to be asked again. */
function purged(call: KeyCall, template: BiometricTemplate) {
	const outcome = purge(template, now(call));
	if (outcome === 'purge_failed') throw detail(503, 'The biometric store is unavailable.');
	return { uuid: template.uuid, outcome };
}

/** What it does not know it passes over. */
function deleteBatch(call: KeyCall) {
	const { template_uuids: given, delete_all: all = false, ...wanted } = call.read(deleteShape);
	if (!all && given === undefined) {
		throw fieldInvalid('template_uuids', 'This field is required unless delete_all is true.');
	}
	const ids = (given ?? []).map((uuid) => uuid.toLowerCase());
	const rows = all
		? chosen(call, wanted)
		: call.app.templates.filter(({ uuid }) => ids.includes(uuid));
	return ok({ results: rows.map((row) => purged(call, row)) });
}

const TEMPLATES = '/v3/biometric-templates/';
const TEMPLATE = `${TEMPLATES}{templateUuid}/`;

export const biometricTemplateEndpoints: Endpoint[] = [
	{ method: 'GET', path: TEMPLATES, auth: 'key', handle: { current: list } },
	{
		method: 'GET',
		path: `${TEMPLATES}count/`,
		auth: 'key',
		handle: { current: (call) => ok({ count: asked(call).length }) },
	},
	{ method: 'POST', path: `${TEMPLATES}delete/`, auth: 'key', handle: { current: deleteBatch } },
	{
		method: 'GET',
		path: TEMPLATE,
		auth: 'key',
		handle: { current: (call) => ok(shown(call, find(call))) },
	},
	{
		method: 'DELETE',
		path: TEMPLATE,
		auth: 'key',
		handle: { current: (call) => ok(purged(call, find(call))) },
	},
];
