import { CONFIRMATION } from '../../output/expectations';
import { sessionId } from '../../fields/locators';
import type { Operation } from '../../engine/operation';
import { itemsField, readItems } from './items';

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
		itemsField({
			displayName: 'Items to Block',
			name: 'itemsToBlock',
			description: 'What of the session is blocked: later sessions that match it are declined',
		}),
	],
	howToCheck: 'Look under Blocklist → Get Many what is listed.',
	request: (parameters) => ({
		method: 'POST',
		path: ['blocklist', 'add'],
		body: {
			session_id: parameters.id('sessionId'),
			...readItems(parameters, 'itemsToBlock', 'blocklist'),
		},
	}),
	expects: CONFIRMATION,
};
