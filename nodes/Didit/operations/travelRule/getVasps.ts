import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { filters } from '../../fields/collections';
import { paginationFields } from '../../fields/pagination';
import { list } from '../../output/responses';

export const getVasps: Operation = {
	value: 'getVasps',
	name: 'Get VASPs',
	action: 'Get many travel rule providers',
	description: 'List many of the virtual asset service providers that can be reached',
	forAgents:
		'Find a virtual asset service provider, and whether it can be reached. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/transaction-monitoring/travel-rule',
	fields: paginationFields(
		filters([
			textField({
				displayName: 'Search',
				name: 'search',
				description: 'Part of the name or the LEI',
			}),
		]),
	),
	request: (parameters) => ({
		method: 'GET',
		path: ['travel-rule', 'vasps'],
		query: parameters.wire('filters'),
	}),
	response: list,
};
