import type { Simplification } from './types';
import { flag, numeric, text } from './values';

/** How risky a wallet is, and why. */
export const walletScreening: Simplification = {
	fields: [
		'blockchain',
		'counterparty_connections',
		'destination_of_funds',
		'dominant_risk_category',
		'provider',
		'risk_score',
		'sanctions_hit',
		'screening_type',
		'severity',
		'source_of_funds',
		'status',
		'summary',
		'wallet_address',
	],
	shape: (answer) => ({
		status: text(answer.status),
		risk_score: numeric(answer.risk_score),
		severity: text(answer.severity),
		sanctions_hit: flag(answer.sanctions_hit),
		dominant_risk_category: text(answer.dominant_risk_category),
		summary: text(answer.summary),
		wallet_address: text(answer.wallet_address),
		blockchain: text(answer.blockchain),
		provider: text(answer.provider),
	}),
};
