import { record } from '../../expectations';
import { workflowVersionId } from '../../fields/locators';
import { simplify } from '../../fields/simplify';
import { workflow } from '../../simplify/workflow';
import type { Operation } from '../types';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a workflow',
	description: 'Read all settings of a workflow',
	forAgents:
		'Read all settings of one verification workflow, by its ID. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/workflows/get',
	fields: [workflowVersionId, ...simplify(workflow)],
	request: (parameters) => ({ method: 'GET', path: ['workflows', parameters.id('workflowId')] }),
	expects: record('a workflow', 'uuid', 'workflow_id'),
	simplify: workflow,
};
