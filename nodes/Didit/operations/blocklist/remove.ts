import { CONFIRMATION } from '../../output/expectations';
import { sessionId } from '../../fields/locators';
import type { Operation } from '../../engine/operation';
import { itemsField, readItems } from './items';

export const remove: Operation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove from the blocklist',
	description: 'Lift what was blocked from a session',
	forAgents:
		'Lift a block that came from a session, so that the person can be verified again. Only use it when a person with the authority has decided so.',
	lock: { because: 'lets people in who were blocked' },
	docs: 'https://docs.didit.me/sessions-api/blocklist/remove',
	fields: [
		sessionId,
		itemsField({
			displayName: 'Items to Unblock',
			name: 'itemsToUnblock',
			description: 'What of the session is no longer blocked',
		}),
	],
	howToCheck: 'Look under Blocklist → Get Many what is still listed.',
	request: (parameters) => ({
		method: 'POST',
		path: ['blocklist', 'remove'],
		body: {
			session_id: parameters.id('sessionId'),
			...readItems(parameters, 'itemsToUnblock', 'unblock'),
		},
	}),
	expects: CONFIRMATION,
};
