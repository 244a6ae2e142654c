import type { Simplification } from '../types';
import { numeric, text } from '../values';

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
		session_id: text(answer.session_id),
		session_number: numeric(answer.session_number),
		vendor_data: text(answer.vendor_data),
		status: text(answer.status),
		url: text(answer.url),
		session_token: text(answer.session_token),
		workflow_id: text(answer.workflow_id),
	}),
};
