import type { INodeProperties } from 'n8n-workflow';
import { CONFIRMATION } from '../../output/expectations';
import { updateFields } from '../../fields/collections';
import { workflowVersionId } from '../../fields/locators';
import { priceNotice } from '../../fields/notices';
import { workflow } from '../../output/simplify/workflow';
import type { Operation } from '../../engine/operation';
import { settings, workflowLabel, workflowType } from './fields';
import { newerForm } from './newerForm';

/** The specification sets this one after creation only. */
const duplicatedUserAction: INodeProperties = {
	displayName: 'Duplicated User Action',
	name: 'duplicatedUserAction',
	type: 'options',
	options: [
		{ name: 'Decline', value: 'decline' },
		{ name: 'No Action', value: 'no_action' },
		{ name: 'Review', value: 'review' },
	],
	default: 'no_action',
	description: 'What happens when a person was verified before under other vendor data',
};

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a workflow',
	description: 'Change settings of a workflow; what is not named stays as it is',
	forAgents:
		'Change which checks a workflow makes, and their thresholds, for all later verifications. What is not named stays as it is.',
	lock: { because: 'changes how people are checked' },
	docs: 'https://docs.didit.me/management-api/workflows/update',
	fields: [
		priceNotice,
		workflowVersionId,
		updateFields(
			[...settings, duplicatedUserAction, workflowLabel, workflowType].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		),
	],
	howToCheck: 'Look at it with Workflow → Get.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['workflows', parameters.id('workflowId')],
		body: parameters.changes('updateFields'),
	}),
	expects: CONFIRMATION,
	simplify: workflow,
	errorHints: newerForm,
};
