import { rowsBy } from '../../answers';
import { listing } from '../../fields/listing';
import { simplify } from '../../fields/simplify';
import { workflow } from '../../simplify/workflow';
import type { Operation } from '../types';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many workflows',
	description: 'List many workflows of the application',
	forAgents:
		'List the verification workflows. Use it to find the ID of the one to verify a person with. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/workflows/list',
	fields: listing(...simplify(workflow)),
	request: () => ({ method: 'GET', path: ['workflows'] }),
	answer: rowsBy('uuid'),
	simplify: workflow,
};
