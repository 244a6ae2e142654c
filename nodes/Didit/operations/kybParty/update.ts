import type { Operation } from '../../engine/operation';
import { flagField } from '../../fields/basic';
import { sessionId } from '../../fields/locators';
import { record } from '../../output/expectations';
import { partyId } from './fields';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a KYB party',
	description: 'Say that somebody who stands behind a company need not be verified, or has to be',
	forAgents:
		'Say that somebody who stands behind a company need not be verified, or has to be. Only use it when somebody with the authority has told you to.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/sessions-api/update-data',
	fields: [
		sessionId,
		partyId,
		flagField({
			displayName: 'Is Skipped',
			name: 'isSkipped',
			required: true,
			description:
				'Whether they need not be verified; a session that they have already is deleted then',
		}),
	],
	howToCheck: 'Look at the session with Session → Get Decision.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['session', parameters.id('sessionId'), 'kyb', 'parties', parameters.id('partyId')],
		body: { is_skipped: parameters.flag('isSkipped') },
	}),
	expects: record('a party', 'uuid', 'is_skipped'),
};
