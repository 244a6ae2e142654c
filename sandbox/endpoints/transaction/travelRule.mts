import { created, detail, fieldInvalid, noContent, ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { page } from '../../server/pagination.mts';
import {
	email,
	flag,
	integer,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../../server/validate.mts';
import * as ids from '../../world/ids.mts';
import type { Row } from '../../world/model.mts';
import { noPayments, VASPS } from '../../world/transactions.mts';

const words = optional(text({ blank: true }));
const settingsShape = object({
	is_enabled: optional(flag),
	legal_name: words,
	lei: words,
	jurisdiction: optional(text({ max: 8, blank: true })),
	name_matching_strictness: optional(oneOf(['NONE', 'STRICT', 'DEFAULT', 'FUZZY'])),
	confirmation_timeout_hours: optional(integer({ min: 1 })),
	timeout_outcome: optional(oneOf(['HOLD', 'REJECT', 'PROCEED'])),
	compliance_email: optional((value, trace) => (value === '' ? '' : email(value, trace))),
	is_discoverable: optional(flag),
	threshold_amount: words,
	inbound_auto_accept: optional(flag),
	allow_self_declaration: optional(flag),
	allow_screenshot_proof: optional(flag),
	auto_wallet_verification: optional(flag),
	vasp_attribution_enabled: optional(flag),
});
const holder = {
	holder_name: words,
	holder_vendor_data: words,
	entity_type: words,
	travel_address: words,
};
const walletShape = object({
	address: required(text()),
	chain: optional(text()),
	self_declared: optional(flag),
	...holder,
});

/** A PUT: what is left out is as it was in the beginning. */
function putSettings(call: KeyCall) {
	const given = call.read(settingsShape);
	const { payments } = call.app;
	if (given.is_enabled === true && (given.legal_name ?? '') === '') {
		throw fieldInvalid('legal_name', 'legal_name is required to enable travel rule.');
	}
	payments.settings = { ...noPayments().settings, ...given };
	return ok(payments.settings);
}

function findWallet({ app, param }: KeyCall): Row {
	const wallet = app.payments.wallets.find(({ uuid }) => uuid === param('entryUuid').toLowerCase());
	if (!wallet) throw detail(404, 'Not found.');
	return wallet;
}

function addWallet(call: KeyCall) {
	const { wallets } = call.app.payments;
	const given = call.read(walletShape);
	const { address, chain = null } = given;
	if (wallets.some((one) => one.address === address && one.chain === chain)) {
		throw fieldInvalid(
			'address',
			'A wallet address entry with this address and chain already exists.',
		);
	}
	const unknown = { holder_vendor_data: null, holder_name: null, travel_address: null };
	const wallet: Row = {
		uuid: ids.uuid(),
		...unknown,
		entity_type: 'individual',
		is_ownership_verified: false,
		self_declared: false,
		...given,
		chain,
		created_at: call.sandbox.clock.iso(),
	};
	wallets.push(wallet);
	return created(wallet);
}

const WALLET = '/v3/travel-rule/wallet-addresses/{entryUuid}/';

export const travelRuleEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/travel-rule/settings/',
		auth: 'key',
		handle: { current: ({ app }) => ok(app.payments.settings) },
	},
	{
		method: 'PUT',
		path: '/v3/travel-rule/settings/',
		auth: 'key',
		handle: { current: putSettings },
	},
	{
		method: 'GET',
		path: '/v3/travel-rule/vasps/',
		auth: 'key',
		handle: {
			current: (call) => {
				const search = call.query.get('search')?.toLowerCase() ?? '';
				const rows = VASPS.filter(({ name }) => String(name).toLowerCase().includes(search));
				return page(call, rows, (row) => row, { limit: 50 });
			},
		},
	},
	{
		method: 'GET',
		path: '/v3/travel-rule/wallet-addresses/',
		auth: 'key',
		handle: {
			current: (call) => page(call, call.app.payments.wallets, (row) => row, { limit: 50 }),
		},
	},
	{
		method: 'POST',
		path: '/v3/travel-rule/wallet-addresses/',
		auth: 'key',
		handle: { current: addWallet },
	},
	{
		method: 'PATCH',
		path: WALLET,
		auth: 'key',
		handle: {
			current: (call) => {
				const wallet = Object.assign(findWallet(call), call.read(object(holder)));
				const { holder_name, holder_vendor_data, entity_type, travel_address } = wallet;
				return ok({ holder_name, holder_vendor_data, entity_type, travel_address });
			},
		},
	},
	{
		method: 'DELETE',
		path: WALLET,
		auth: 'key',
		handle: {
			current: (call) => {
				const gone = findWallet(call);
				const { payments } = call.app;
				payments.wallets = payments.wallets.filter((wallet) => wallet !== gone);
				return noContent;
			},
		},
	},
];
