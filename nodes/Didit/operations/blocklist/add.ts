import { CONFIRMATION } from '../../expectations';
import { additionalFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import type { Operation } from '../types';
import { readFlags } from './flags';

export const add: Operation = {
	value: 'add',
	name: 'Add',
	action: 'Add to the blocklist',
	description: 'Block the face, document, phone or email of a session; later matches are declined',
	forAgents:
		'Block the face, document, phone or email of a session: later verifications that match are declined. Only use it for fraud that a person has confirmed, and name what to block.',
	lock: { because: 'makes Didit decline people' },
	docs: 'https://docs.didit.me/sessions-api/blocklist/add',
	fields: [
		sessionId,
		additionalFields([
			{
				displayName: 'Block Document',
				name: 'blocklistDocument',
				type: 'boolean',
				default: true,
				description:
					'Whether to block the document. A match shows the warning ID_DOCUMENT_IN_BLOCKLIST.',
			},
			{
				displayName: 'Block Email',
				name: 'blocklistEmail',
				type: 'boolean',
				default: true,
				description:
					'Whether to block the email address. A match shows the warning EMAIL_IN_BLOCKLIST.',
			},
			{
				displayName: 'Block Face',
				name: 'blocklistFace',
				type: 'boolean',
				default: true,
				description: 'Whether to block the face. A match shows the warning FACE_IN_BLOCKLIST.',
			},
			{
				displayName: 'Block Phone',
				name: 'blocklistPhone',
				type: 'boolean',
				default: true,
				description:
					'Whether to block the phone number. A match shows the warning PHONE_NUMBER_IN_BLOCKLIST.',
			},
		]),
	],
	check: 'Look under Blocklist → Get Many what is listed.',
	request: (parameters) => ({
		method: 'POST',
		path: ['blocklist', 'add'],
		body: { session_id: parameters.id('sessionId'), ...readFlags(parameters) },
	}),
	expects: CONFIRMATION,
};
