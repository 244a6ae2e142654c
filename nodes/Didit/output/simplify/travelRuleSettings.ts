import type { Simplification } from './types';
import { flag, numeric, text } from './values';

/** How the application takes part in the travel rule. */
export const travelRuleSettings: Simplification = {
	fields: [
		'allow_screenshot_proof',
		'allow_self_declaration',
		'auto_wallet_verification',
		'compliance_email',
		'confirmation_timeout_hours',
		'inbound_auto_accept',
		'is_discoverable',
		'is_enabled',
		'jurisdiction',
		'legal_name',
		'lei',
		'name_matching_strictness',
		'threshold_amount',
		'timeout_outcome',
		'travel_address',
		'vasp_attribution_enabled',
	],
	shape: (answer) => ({
		is_enabled: flag(answer.is_enabled),
		legal_name: text(answer.legal_name),
		lei: text(answer.lei),
		jurisdiction: text(answer.jurisdiction),
		travel_address: text(answer.travel_address),
		threshold_amount: numeric(answer.threshold_amount),
		confirmation_timeout_hours: numeric(answer.confirmation_timeout_hours),
		timeout_outcome: text(answer.timeout_outcome),
		inbound_auto_accept: flag(answer.inbound_auto_accept),
		is_discoverable: flag(answer.is_discoverable),
	}),
};
