import type { INodeProperties } from 'n8n-workflow';
import { textField } from '../../fields/basic';
import { listedLocator } from '../../fields/locators';

export const entryId = listedLocator({
	displayName: 'Entry',
	name: 'entryId',
	description: 'What stands on the list',
	list: 'searchListEntries',
});

/** What is said of an entry. */
export const labelFields: INodeProperties[] = [
	textField({ displayName: 'Comment', name: 'comment', description: 'Why it is on the list' }),
	textField({
		displayName: 'Display Label',
		name: 'displayLabel',
		description: 'How the console calls it',
	}),
];
