import { workflowVersionId } from '../../fields/locators';
import type { Operation } from '../types';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a workflow',
	description: 'Read all settings of a workflow',
	docs: 'https://docs.didit.me/management-api/workflows/get',
	fields: [workflowVersionId],
	request: (parameters) => ({ method: 'GET', path: ['workflows', parameters.id('workflowId')] }),
};
