import { listedLocator } from '../../fields/locators';

export const entryId = listedLocator({
	displayName: 'Entry',
	name: 'entryId',
	description: 'What stands on the list',
	list: 'searchListEntries',
});
