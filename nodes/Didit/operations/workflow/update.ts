import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { CONFIRMATION } from '../../output/expectations';
import { updateFields } from '../../fields/collections';
import { workflowVersionId } from '../../fields/locators';
import { priceNotice } from '../../fields/notices';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import type { ItemParameters } from '../../input/ItemParameters';
import type { DiditRequest } from '../../../api/types';
import { workflow } from '../../output/simplify/workflow';
import type { Operation } from '../../engine/operation';
import {
	askedQuestionnaire,
	CURRENT_NAMES,
	currentSettings,
	settings,
	workflowLabel,
	workflowType,
} from './fields';
import { changesFeatures, saysFeatures, toCurrentChanges, withoutQuestionnaire } from './toCurrent';

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
		updateFields([
			...settings,
			askedQuestionnaire,
			...currentSettings,
			duplicatedUserAction,
			workflowLabel,
			workflowType,
		]),
	],
	howToCheck: 'Look at it with Workflow → Get.',
	request: {
		spec: (parameters) => {
			const changes = parameters.changes('updateFields');
			refuseOnlyCurrent(parameters, 'updateFields', CURRENT_NAMES, changes);
			return changing(parameters, withoutQuestionnaire(changes));
		},
		current: (parameters, state) => {
			const changes = parameters.changes('updateFields');
			return changing(parameters, toCurrentChanges(parameters, changes, state));
		},
		readFirst: (parameters) =>
			changesFeatures(parameters.changes('updateFields'))
				? { method: 'GET', path: ['workflows', parameters.id('workflowId')] }
				: undefined,
		refused: saysFeatures,
	},
	expects: CONFIRMATION,
	simplify: workflow,
};

function changing(parameters: ItemParameters, body: IDataObject): DiditRequest {
	return { method: 'PATCH', path: ['workflows', parameters.id('workflowId')], body };
}
