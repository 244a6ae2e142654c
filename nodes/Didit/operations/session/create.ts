import { additionalFields } from '../../fields/collections';
import { workflowId } from '../../fields/locators';
import type { Operation } from '../types';
import { contactDetails } from './contactDetails';
import { sessionFields } from './createFields';
import { expectedDetails } from './expectedDetails';
import { readPortrait } from './portrait';

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
	request: async (parameters) => {
		const {
			portrait_image: text,
			portrait_binary_property: property,
			...fields
		} = parameters.wire('additionalFields');
		const portrait = await readPortrait(parameters, text, property);
		return {
			method: 'POST',
			path: ['session'],
			body: {
				workflow_id: parameters.id('workflowId'),
				...fields,
				...(portrait && { portrait_image: portrait }),
			},
		};
	},
};
