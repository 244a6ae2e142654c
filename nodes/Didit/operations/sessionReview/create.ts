import { CONFIRMATION } from '../../output/expectations';
import { additionalFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import type { Operation } from '../../engine/operation';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a session review',
	description: 'Record a review of a session with its outcome and a note',
	forAgents:
		'Record a review of a session, with its outcome and a note. Only use it for what a reviewer has told you.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/management-api/sessions/create-review',
	fields: [
		sessionId,
		{
			displayName: 'New Status',
			name: 'newStatus',
			type: 'options',
			options: [
				{ name: 'Approved', value: 'Approved' },
				{ name: 'Declined', value: 'Declined' },
				{ name: 'In Review', value: 'In Review' },
			],
			required: true,
			default: 'Approved',
		},
		additionalFields([
			{
				displayName: 'Comment',
				name: 'comment',
				type: 'string',
				default: '',
				description: 'Note of the reviewer',
			},
		]),
	],
	howToCheck: 'Look under Session Review → Get Many whether the review is there.',
	request: (parameters) => ({
		method: 'POST',
		path: ['sessions', parameters.id('sessionId'), 'reviews'],
		body: { new_status: parameters.text('newStatus'), ...parameters.wire('additionalFields') },
	}),
	expects: CONFIRMATION,
};
