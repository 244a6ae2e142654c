import type { Operation } from '../../engine/operation';
import { filters } from '../../fields/collections';
import { record } from '../../output/expectations';
import { templateFilters } from './fields';

export const count: Operation = {
	value: 'count',
	name: 'Count',
	action: 'Count biometric templates',
	description: 'Count the face templates that are kept, before you delete some',
	forAgents: 'Count the face templates that are kept of people. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/biometric-templates/overview',
	fields: [filters(templateFilters)],
	request: (parameters) => ({
		method: 'GET',
		path: ['biometric-templates', 'count'],
		query: parameters.wire('filters'),
	}),
	expects: record('a count', 'count'),
};
