import { bareArray, created, detail, fieldInvalid, ok } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import { cappedPage } from '../server/pagination.mts';
import {
	flag,
	freeObject,
	listOf,
	nullable,
	object,
	optional,
	required,
	text,
} from '../server/validate.mts';
import * as ids from '../world/ids.mts';
import { tellOfChange } from '../world/entityEvents.mts';
import { follow } from '../world/lists.mts';
import type { Business } from '../world/model.mts';

const STATUSES = ['ACTIVE', 'FLAGGED', 'BLOCKED'];

const name = optional(nullable(text({ blank: true })));
const fields = {
	display_name: name,
	legal_name: name,
	registration_number: optional(nullable(text({ max: 100, blank: true }))),
	country_code: optional(nullable(text({ max: 10, blank: true }))),
	status: optional(text()),
	metadata: optional(nullable(freeObject)),
};
const createShape = object({ vendor_data: name, ...fields });
const updateShape = object(fields);
const statusShape = object({ status: required(text()) });
const deleteShape = object({
	vendor_data_list: optional(listOf(text())),
	didit_internal_id_list: optional(listOf(text())),
	delete_all: optional(flag),
});

function checkStatus(status: string | undefined): void {
	if (status === undefined || STATUSES.includes(status)) return;
	throw fieldInvalid('status', `Invalid status. Valid options are: ${STATUSES.join(', ')}`);
}

function row({ sandbox }: KeyCall, business: Business) {
	const { createdAt, updatedAt } = business;
	return {
		didit_internal_id: business.didit_internal_id,
		vendor_data: business.vendor_data,
		display_name: business.display_name,
		legal_name: business.legal_name,
		registration_number: business.registration_number,
		country_code: business.country_code,
		status: business.status,
		effective_name: business.display_name ?? business.legal_name ?? business.vendor_data,
		session_count: 0,
		approved_count: 0,
		declined_count: 0,
		in_review_count: 0,
		features: {},
		features_list: [],
		last_session_at: null,
		first_session_at: null,
		last_activity_at: sandbox.clock.iso(updatedAt),
		tags: [],
		created_at: sandbox.clock.iso(createdAt),
	};
}

function whole(call: KeyCall, business: Business) {
	const updated_at = call.sandbox.clock.iso(business.updatedAt);
	return { ...row(call, business), metadata: business.metadata, updated_at };
}

function find({ app, param }: KeyCall): Business {
	const found = app.businesses.find(({ vendor_data: id }) => id === param('vendorData'));
	if (!found) throw detail(404, 'Not found.');
	return found;
}

function change(call: KeyCall, changes: Partial<Business>) {
	const business = find(call);
	checkStatus(changes.status);
	const now = call.sandbox.clock.now();
	const before = whole(call, business);
	Object.assign(business, changes, { updatedAt: now });
	const { vendor_data: id, status } = business;
	if (changes.status !== undefined && id !== null)
		follow(call.app.lists, 'business', id, status, now);
	const after = whole(call, business);
	tellOfChange(call.sandbox, call.app, { kind: 'business', before, after });
	return ok(after);
}

function create(call: KeyCall) {
	const { vendor_data: id = null, ...given } = call.read(createShape);
	checkStatus(given.status);
	if (id !== null && call.app.businesses.some(({ vendor_data: other }) => other === id)) {
		throw fieldInvalid('vendor_data', 'A business with this vendor_data already exists.');
	}
	const now = call.sandbox.clock.now();
	const unknown = { display_name: null, legal_name: null, registration_number: null };
	const business: Business = {
		didit_internal_id: ids.uuid(),
		vendor_data: id,
		...unknown,
		country_code: null,
		...given,
		status: given.status ?? 'ACTIVE',
		metadata: given.metadata ?? {},
		createdAt: now,
		updatedAt: now,
	};
	call.app.businesses.push(business);
	return created(whole(call, business));
}

function batchDelete(call: KeyCall) {
	const { app } = call;
	const {
		vendor_data_list: names = [],
		didit_internal_id_list: given = [],
		delete_all: all = false,
	} = call.read(deleteShape);
	if (!all && names.length + given.length === 0) {
		throw bareArray('Provide vendor_data_list, didit_internal_id_list, or set delete_all=true.');
	}
	const isGone = ({ vendor_data: id, didit_internal_id: internal }: Business) =>
		all || (id !== null && names.includes(id)) || given.includes(internal);
	const before = app.businesses.length;
	app.businesses = app.businesses.filter((business) => !isGone(business));
	return ok({ deleted: before - app.businesses.length });
}

const BUSINESS = '/v3/businesses/{vendorData}/';

export const businessEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/businesses/',
		auth: 'key',
		handle: {
			current: (call) =>
				cappedPage(call, [...call.app.businesses].reverse(), (one) => row(call, one), {
					limit: 50,
				}),
		},
	},
	{ method: 'POST', path: '/v3/businesses/create/', auth: 'key', handle: { current: create } },
	{ method: 'POST', path: '/v3/businesses/delete/', auth: 'key', handle: { current: batchDelete } },
	{
		method: 'GET',
		path: BUSINESS,
		auth: 'key',
		handle: { current: (call) => ok(whole(call, find(call))) },
	},
	{
		method: 'PATCH',
		path: BUSINESS,
		auth: 'key',
		handle: { current: (call) => change(call, call.read(updateShape)) },
	},
	{
		method: 'PATCH',
		path: `${BUSINESS}update-status/`,
		auth: 'key',
		handle: { current: (call) => change(call, call.read(statusShape)) },
	},
];
