import { ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { object, oneOf, optional, required, text } from '../../server/validate.mts';

const CHAINS = [
	...(['BTC', 'ETH', 'LTC', 'XRP', 'BCH', 'DOGE'] as const),
	...(['TRX', 'SOL', 'MATIC', 'BNB', 'USDT', 'USDC'] as const),
];
const screeningShape = object({
	wallet_address: required(text()),
	blockchain: required(oneOf(CHAINS)),
	direction: optional(oneOf(['inbound', 'outbound', 'deposit', 'withdrawal'])),
});

const EXCHANGE = {
	category: 'exchange_licensed',
	entity_name: 'Alba Exchange',
	entity_type: 'Exchange',
	entity_subtype: 'Mandatory KYC and AML',
	exposure_type: 'direct',
	is_direct: true,
	amount_usd: 18_420.55,
	percentage: 100,
	hops: 0,
	risk_level: 'LOW',
	country: 'PT',
};

/** The end of an address says what stands behind it. */
const BEHIND = [
	{ end: 'dead', risk_score: 100, severity: 'CRITICAL', category: 'sanctions', hit: true },
	{ end: 'beef', risk_score: 72, severity: 'HIGH', category: 'mixer', hit: false },
	{ end: '', risk_score: 5, severity: 'LOW', category: null, hit: false },
];

function screen(call: KeyCall) {
	const { wallet_address, blockchain } = call.read(screeningShape);
	const behind = BEHIND.find(({ end }) => wallet_address.toLowerCase().endsWith(end));
	const { risk_score = 0, severity = 'UNKNOWN', category = null, hit = false } = behind ?? {};
	const source = {
		...EXCHANGE,
		...(category && {
			category,
			entity_name: 'Grey Pool',
			entity_type: 'Mixer',
			entity_subtype: 'OFAC SDN',
			risk_level: severity,
		}),
	};
	const { entity_name, entity_type, entity_subtype, risk_level, is_direct, country } = source;
	return ok({
		provider: 'sandbox',
		screening_type: 'WALLET_SCREENING',
		risk_score,
		severity,
		status: 'SCREENED',
		summary: category === null ? 'Nothing stands against it.' : `Money came from: ${category}.`,
		wallet_address,
		blockchain,
		sanctions_hit: hit,
		dominant_risk_category: category,
		source_of_funds: [{ ...source, exposure_direction: 'incoming' }],
		destination_of_funds: [{ ...EXCHANGE, exposure_direction: 'outgoing' }],
		counterparty_connections: [
			{
				...{ entity_name, entity_type, entity_subtype, risk_level, is_direct, country },
				categories: [source.category],
				received_usd: source.amount_usd,
				sent_usd: 0,
				received_hops: 0,
				sent_hops: 0,
				percentage: 100,
			},
		],
	});
}

/** Charged by the provider that the application has, so that the balance stays as it is. */
export const walletScreeningEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/wallet-screening/', auth: 'key', handle: { current: screen } },
];
