import { record } from '../../expectations';
import { additionalFields } from '../../fields/collections';
import { priceNotice } from '../../fields/notices';
import { simplify } from '../../fields/simplify';
import { workflow } from '../../simplify/workflow';
import type { Operation } from '../types';
import { settings } from './fields';
import { newerForm } from './newerForm';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a workflow',
	description: 'Create a workflow: the checks that a session makes, and their thresholds',
	forAgents:
		'Create a workflow: which checks a verification makes, and their thresholds. Use it only when the user asks for a new one.',
	docs: 'https://docs.didit.me/management-api/workflows/create',
	fields: [priceNotice, ...simplify(workflow), additionalFields(settings)],
	check: 'Look under Workflow → Get Many whether it is there before you create another one.',
	request: (parameters) => ({
		method: 'POST',
		path: ['workflows'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a workflow', 'uuid', 'workflow_id'),
	simplify: workflow,
	advice: newerForm,
};
