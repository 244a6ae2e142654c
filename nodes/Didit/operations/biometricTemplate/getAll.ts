import type { Operation } from '../../engine/operation';
import { filters } from '../../fields/collections';
import { personalDataNotice } from '../../fields/notices';
import { paginationFields } from '../../fields/pagination';
import { listBy } from '../../output/responses';
import { biometricTemplate } from '../../output/simplify/biometricTemplate';
import { templateFilters } from './fields';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many biometric templates',
	description: 'List many of the face templates that are kept',
	forAgents:
		'List the face templates that are kept of people, with why and until when. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/biometric-templates/list',
	fields: [personalDataNotice, ...paginationFields(filters([...templateFilters]))],
	request: (parameters) => ({
		method: 'GET',
		path: ['biometric-templates'],
		query: parameters.wire('filters'),
	}),
	response: listBy('uuid'),
	simplify: biometricTemplate,
};
