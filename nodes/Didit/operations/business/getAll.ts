import type { Operation } from '../../engine/operation';
import { paginationFields } from '../../fields/pagination';
import { listBy } from '../../output/responses';
import { business } from '../../output/simplify/business';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many businesses',
	description: 'List many of the companies that are known',
	forAgents: 'List companies that are known, with their status. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/businesses/list',
	fields: paginationFields(),
	request: () => ({ method: 'GET', path: ['businesses'] }),
	response: listBy('didit_internal_id'),
	simplify: business,
};
