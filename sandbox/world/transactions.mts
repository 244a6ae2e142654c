import type { Row } from './model.mts';

/** What an application knows of payments, and of those who take part. */
export interface Payments {
	transactions: Row[];
	wallets: Row[];
	settings: Row;
}

/** Of amounts from here on a person has to look at the transaction. */
export const REVIEW_FROM = 10_000;

/** Invented providers. */
export const VASPS: Row[] = ['Alba Exchange', 'Boreal Custody', 'Cobalt Pay'].map(
	(name, index) => ({
		name,
		lei: `SANDBOX0000000000${String(index)}`,
		jurisdiction: 'EU',
		dd_status: 'COMPLETED',
		dd_score: 90 - index * 20,
		reachable_rails: ['INTERNAL', 'EMAIL'],
		is_didit_customer: index === 0,
		dd_score_breakdown: { licence: 90 - index * 20 },
		dd_assessed_at: '2026-01-15T09:00:00Z',
	}),
);

export function noPayments(): Payments {
	return {
		transactions: [],
		wallets: [],
		settings: {
			is_enabled: false,
			legal_name: '',
			lei: '',
			jurisdiction: 'EU',
			name_matching_strictness: 'DEFAULT',
			confirmation_timeout_hours: 48,
			timeout_outcome: 'HOLD',
			threshold_amount: '0.00',
			compliance_email: '',
			is_discoverable: true,
			inbound_auto_accept: false,
			allow_self_declaration: true,
			allow_screenshot_proof: false,
			auto_wallet_verification: false,
			vasp_attribution_enabled: true,
			travel_address: 'ta2sandbox',
		},
	};
}
