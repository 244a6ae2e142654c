import type { Operation } from '../../engine/operation';
import { choiceField, textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { record } from '../../output/expectations';
import { entryTypes } from './fields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a list',
	description: 'Make a list of your own, for entries of one kind',
	forAgents: 'Make a list for entries of one kind, such as email addresses. It is empty at first.',
	docs: 'https://docs.didit.me/management-api/lists/create',
	fields: [
		textField({
			displayName: 'Name',
			name: 'name',
			required: true,
			placeholder: 'e.g. Trusted office IPs',
			description: 'No other list of the application may have it; at most 255 characters',
		}),
		choiceField(
			{
				displayName: 'List Type',
				name: 'listType',
				required: true,
				description: 'What an entry means to later sessions; blocklists are made by Didit alone',
			},
			[
				{ name: 'Allowlist', value: 'allowlist' },
				{ name: 'Custom', value: 'custom' },
			],
			'custom',
		),
		choiceField(
			{
				displayName: 'Entry Type',
				name: 'entryType',
				required: true,
				description: 'What its entries are; it cannot be changed later',
			},
			entryTypes,
			'email',
		),
		additionalFields([textField({ displayName: 'Description', name: 'description' })]),
	],
	howToCheck: 'Look under List → Get Many whether it is there.',
	request: (parameters) => ({
		method: 'POST',
		path: ['lists'],
		body: {
			name: parameters.text('name'),
			list_type: parameters.text('listType'),
			entry_type: parameters.text('entryType'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a list', 'uuid'),
};
