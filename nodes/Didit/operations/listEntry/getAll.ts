import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { filters } from '../../fields/collections';
import { listId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import { paginationFields } from '../../fields/pagination';
import { listBy } from '../../output/responses';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many list entries',
	description: 'List many of the values that stand on a list',
	forAgents: 'List the values that stand on a list, and why. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/lists/list-entries',
	fields: [
		personalDataNotice,
		listId,
		...paginationFields(
			filters([
				textField({
					displayName: 'Search',
					name: 'search',
					description: 'Part of the value or its label',
				}),
			]),
		),
	],
	request: (parameters) => ({
		method: 'GET',
		path: ['lists', parameters.id('listId'), 'entries'],
		query: parameters.wire('filters'),
	}),
	response: listBy('uuid'),
};
