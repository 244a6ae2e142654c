import { toCurrentStatus } from '../../../common/userStatuses';
import type { Simplification } from './types';
import { day, listed, moment, numeric, text } from './values';

/** A person across all their sessions; the same for one and for a row of the list. */
export const user: Simplification = {
	fields: [
		'approved_count',
		'approved_emails',
		'approved_phones',
		'comments',
		'created_at',
		'date_of_birth',
		'declined_count',
		'didit_internal_id',
		'display_name',
		'effective_name',
		'features',
		'features_list',
		'first_session_at',
		'full_name',
		'in_review_count',
		'issuing_states',
		'last_activity_at',
		'last_session_at',
		'metadata',
		'portrait_image_url',
		'session_count',
		'status',
		'tags',
		'updated_at',
		'vendor_data',
	],
	shape: (answer) => ({
		vendor_data: text(answer.vendor_data),
		display_name: text(answer.display_name),
		full_name: text(answer.full_name),
		date_of_birth: day(answer.date_of_birth),
		// One word for one thing, whichever of Didit's APIs answers.
		status: text(answer.status) && toCurrentStatus(answer.status),
		countries: listed(answer.issuing_states, 'country', 'issuing_state'),
		emails: listed(answer.approved_emails, 'email'),
		phones: listed(answer.approved_phones, 'phone', 'phone_number', 'number'),
		session_count: numeric(answer.session_count),
		last_session_at: moment(answer.last_session_at),
	}),
};
