import { record } from '../../output/expectations';
import { workflowVersionId } from '../../fields/locators';
import { workflow } from '../../output/simplify/workflow';
import type { Operation } from '../../engine/operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a workflow',
	description: 'Read all settings of a workflow',
	forAgents:
		'Read all settings of one verification workflow, by its ID. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/workflows/get',
	fields: [workflowVersionId],
	request: (parameters) => ({ method: 'GET', path: ['workflows', parameters.id('workflowId')] }),
	expects: record('a workflow', 'uuid', 'workflow_id'),
	simplify: workflow,
};
