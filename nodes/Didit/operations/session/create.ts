import { additionalFields } from '../../fields/collections';
import { workflowId } from '../../fields/locators';
import type { Operation } from '../types';
import { contactDetails } from './contactDetails';
import { sessionFields } from './createFields';
import { expectedDetails } from './expectedDetails';
import { sessionBody } from './sessionBody';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a session',
	description: 'Start a verification and get the link to send to the person',
	docs: 'https://docs.didit.me/sessions-api/create-session',
	fields: [
		{
			displayName:
				'The answer holds the link and the session token in plain text: whoever has them can verify in place of the person.',
			name: 'tokenNotice',
			type: 'notice',
			default: '',
		},
		workflowId,
		additionalFields(
			[...sessionFields, contactDetails, expectedDetails].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		),
	],
	request: async (parameters) => ({
		method: 'POST',
		path: ['session'],
		body: await sessionBody(parameters),
	}),
};
