import type { Simplification } from './types';
import { orNull } from './values';

/** What a new session answers: all that the specification names, and whom it is about. */
export const createdSession: Simplification = {
	fields: [
		'callback',
		'metadata',
		'session_id',
		'session_kind',
		'session_number',
		'session_token',
		'status',
		'url',
		'vendor_data',
		'workflow_id',
		'workflow_version',
	],
	shape: (answer) => ({
		session_id: orNull(answer.session_id),
		session_number: orNull(answer.session_number),
		vendor_data: orNull(answer.vendor_data),
		status: orNull(answer.status),
		url: orNull(answer.url),
		session_token: orNull(answer.session_token),
		workflow_id: orNull(answer.workflow_id),
	}),
};
