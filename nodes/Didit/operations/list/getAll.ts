import type { Operation } from '../../engine/operation';
import { choiceField } from '../../fields/basic';
import { filters } from '../../fields/collections';
import { paginationFields } from '../../fields/pagination';
import { listBy } from '../../output/responses';
import { entryTypes, listTypes } from './fields';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many lists',
	description: 'List many of the lists of the application, those of Didit included',
	forAgents:
		'List the allowlists, blocklists and other lists of the application. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/lists/list',
	fields: paginationFields(
		filters([
			choiceField(
				{ displayName: 'Entry Type', name: 'entryType', description: 'What the entries are' },
				entryTypes,
				'email',
			),
			choiceField(
				{
					displayName: 'List Type',
					name: 'listType',
					description: 'What an entry means to later sessions',
				},
				listTypes,
				'blocklist',
			),
		]),
	),
	request: (parameters) => ({ method: 'GET', path: ['lists'], query: parameters.wire('filters') }),
	response: listBy('uuid'),
};
