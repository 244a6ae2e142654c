import * as ids from '../world/ids.mts';
import { behind, newCompany, newParty } from '../world/corrections.mts';
import { fieldInvalid, ok, type Answer } from '../server/responses.mts';
import { charge } from './credit.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import {
	flag,
	freeObject,
	matching,
	nullable,
	object,
	oneOf,
	optional,
	required,
	text,
	webUrl,
} from '../server/validate.mts';

const own = { vendor_data: optional(text()), metadata: optional(nullable(freeObject)) };
const shortUrl = text({ max: 500 });
const shortCode = text({ max: 10 });
const alpha2 = matching(/^[A-Z]{2}$/i, 'country_code must be a 2-letter ISO code.');
const SAVED = 'KYB registry select must be saved so billing and retrieval can be tracked.';

/** In dollars, of a company that is read. */
const PRICE = 2;

const searchShape = object({
	country_code: required((value, trace) => alpha2(shortCode(value, trace), trace)),
	name: optional(text()),
	registration_number: optional(text({ max: 100 })),
	search_type: optional(oneOf(['contains', 'start_with', 'fuzzy'])),
	webhook_url: optional((value, trace) => webUrl(shortUrl(value, trace), trace)),
	...own,
});
const reportShape = object({
	kyb_response_id: required(text()),
	save_api_request: optional(flag),
	...own,
});

function search(call: KeyCall): Answer {
	const { name, registration_number: number, vendor_data, metadata } = call.read(searchShape);
	if (name === undefined && number === undefined) {
		throw fieldInvalid('non_field_errors', "Either 'name' or 'registration_number' is required.");
	}
	const companies = [
		{
			kyb_response_id: '69aeeb95febb0f1704042259',
			name: name ?? 'Example PLC',
			registration_number: number ?? '00000000',
			status: 'active',
			type: 'Public Limited Company',
			risk_level: null,
			fetch_status: 'pending',
		},
	];
	return ok({
		request_id: ids.uuid(),
		kyb_registry: {
			companies,
			pagination: { total: companies.length, page: 1, per_page: 25 },
			search_status: 'resolved',
			search_resolved: true,
		},
		vendor_data: vendor_data ?? null,
		metadata: metadata ?? null,
		created_at: call.sandbox.clock.iso(),
	});
}

function report(tier?: string) {
	return (call: KeyCall): Answer => {
		const { vendor_data, metadata, save_api_request: isSaved = true } = call.read(reportShape);
		if (!isSaved) throw fieldInvalid('save_api_request', SAVED);
		charge(call, PRICE);
		return ok({
			request_id: ids.uuid(),
			kyb_registry: {
				...(tier && { registry_tier_requested: tier, registry_tier_delivered: tier }),
				...newCompany(),
				...behind([newParty()]),
			},
			vendor_data: vendor_data ?? null,
			metadata: metadata ?? null,
			created_at: call.sandbox.clock.iso(),
		});
	};
}

export const companyRegistryEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/kyb/search/', auth: 'key', handle: { current: search } },
	{ method: 'POST', path: '/v3/kyb/select/', auth: 'key', handle: { current: report() } },
	{
		method: 'POST',
		path: '/v3/kyb/shareholders/',
		auth: 'key',
		handle: { current: report('shareholders') },
	},
	{ method: 'POST', path: '/v3/kyb/ubo/', auth: 'key', handle: { current: report('ubo') } },
];
