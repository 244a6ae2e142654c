import { listBy } from '../../output/responses';
import { newerUserStatuses, userStatuses } from '../../fields/choices';
import { filters } from '../../fields/collections';
import { paginationFields } from '../../fields/pagination';
import { countryFilter } from '../../fields/vendorData';
import { declare } from '../../input/declared';
import { user } from '../../output/simplify/user';
import type { Operation } from '../../engine/operation';
import { userFilter } from './filter';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many users',
	description: 'List many of the people that were verified',
	forAgents:
		'Find people that were verified, by name or ID, status or country. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/users/list',
	fields: paginationFields(
		filters([
			countryFilter,
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				description: 'Part of the name or of your identifier',
			},
			declare(
				{ agentsMayOmit: true, alsoTakes: newerUserStatuses },
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					options: userStatuses,
					default: 'Approved',
				},
			),
		]),
	),
	request: (parameters) => ({
		method: 'GET',
		path: ['users'],
		query: parameters.wire('filters'),
	}),
	response: { ...listBy('vendor_data'), filter: userFilter },
	simplify: user,
};
