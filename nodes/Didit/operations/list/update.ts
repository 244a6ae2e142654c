import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { updateFields } from '../../fields/collections';
import { listId } from '../../fields/locators';
import { record } from '../../output/expectations';
import { SYSTEM_LIST } from './systemList';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a list',
	description: 'Change the name or the description of a list',
	forAgents: 'Change the name or the description of a list. Its entries stay.',
	docs: 'https://docs.didit.me/management-api/lists/update',
	fields: [
		listId,
		updateFields([
			textField({ displayName: 'Description', name: 'description' }),
			textField({
				displayName: 'Name',
				name: 'name',
				description: 'No other list of the application may have it; at most 255 characters',
			}),
		]),
	],
	howToCheck: 'Look at the list with List → Get.',
	errorHints: [SYSTEM_LIST],
	request: (parameters) => ({
		method: 'PATCH',
		path: ['lists', parameters.id('listId')],
		body: parameters.changes('updateFields'),
	}),
	expects: record('a list', 'uuid'),
};
