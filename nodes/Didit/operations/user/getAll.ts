import { rows } from '../../answers';
import { filters } from '../../fields/collections';
import { listing } from '../../fields/listing';
import type { Operation } from '../types';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many users',
	description: 'List many of the people that were verified',
	docs: 'https://docs.didit.me/management-api/users/list',
	fields: [
		...listing,
		filters([
			{
				displayName: 'Country',
				name: 'country',
				type: 'string',
				default: '',
				placeholder: 'e.g. ESP',
				description: 'Three-letter country code',
			},
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				description: 'Part of the name or of your identifier',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Approved', value: 'Approved' },
					{ name: 'Declined', value: 'Declined' },
					{ name: 'In Review', value: 'In Review' },
					{ name: 'Pending', value: 'Pending' },
				],
				default: 'Approved',
			},
		]),
	],
	request: (parameters) => ({
		method: 'GET',
		path: ['users'],
		query: parameters.wire('filters'),
	}),
	answer: rows,
};
