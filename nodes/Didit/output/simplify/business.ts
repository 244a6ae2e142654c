import type { Simplification } from './types';
import { moment, numeric, text } from './values';

/** A company across all its sessions; the same for one and for a row of the list. */
export const business: Simplification = {
	fields: [
		'approved_count',
		'country_code',
		'created_at',
		'declined_count',
		'didit_internal_id',
		'display_name',
		'effective_name',
		'features',
		'features_list',
		'first_session_at',
		'in_review_count',
		'last_activity_at',
		'last_session_at',
		'legal_name',
		'metadata',
		'registration_number',
		'session_count',
		'status',
		'tags',
		'updated_at',
		'vendor_data',
	],
	shape: (answer) => ({
		vendor_data: text(answer.vendor_data),
		display_name: text(answer.display_name),
		legal_name: text(answer.legal_name),
		registration_number: text(answer.registration_number),
		country: text(answer.country_code),
		status: text(answer.status),
		session_count: numeric(answer.session_count),
		approved_count: numeric(answer.approved_count),
		last_session_at: moment(answer.last_session_at),
		didit_internal_id: text(answer.didit_internal_id),
	}),
};
