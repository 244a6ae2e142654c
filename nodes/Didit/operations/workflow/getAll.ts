import { listBy } from '../../output/responses';
import { paginationFields } from '../../fields/pagination';
import { workflow } from '../../output/simplify/workflow';
import type { Operation } from '../../engine/operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many workflows',
	description: 'List many workflows of the application',
	forAgents:
		'List the verification workflows. Use it to find the ID of the one to verify a person with. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/workflows/list',
	fields: paginationFields(),
	request: () => ({ method: 'GET', path: ['workflows'] }),
	response: listBy('uuid'),
	simplify: workflow,
};
