import type { IDataObject } from 'n8n-workflow';
import type { DiditRequest } from '../../../api/types';
import { record } from '../../output/expectations';
import { additionalFields } from '../../fields/collections';
import { priceNotice } from '../../fields/notices';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import { snakeCase } from '../../input/readValue';
import type { ItemParameters } from '../../input/ItemParameters';
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
import { saysFeatures, toCurrentCreation, withoutQuestionnaire } from './toCurrent';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a workflow',
	description: 'Create a workflow: the checks that a session makes, and their thresholds',
	forAgents:
		'Create a workflow: which checks a verification makes, and their thresholds. Use it only when the user asks for a new one.',
	docs: 'https://docs.didit.me/management-api/workflows/create',
	fields: [
		priceNotice,
		{ ...workflowLabel, required: true },
		workflowType,
		additionalFields([...settings, askedQuestionnaire, ...currentSettings]),
	],
	howToCheck: 'Look under Workflow → Get Many whether it is there before you create another one.',
	request: {
		spec: (parameters) => {
			const settings = readSettings(parameters);
			refuseOnlyCurrent(parameters, 'additionalFields', CURRENT_NAMES, settings);
			return creating(withoutQuestionnaire(settings));
		},
		current: (parameters) => creating(toCurrentCreation(parameters, readSettings(parameters))),
		refused: saysFeatures,
	},
	expects: record('a workflow', 'uuid', 'workflow_id'),
	simplify: workflow,
};

function creating(body: IDataObject): DiditRequest {
	return { method: 'POST', path: ['workflows'], body };
}

/** Settings that do nothing without another, under their names on the wire, and as people see them. */
const DEPENDENT: ReadonlyArray<readonly [setting: string, needs: string, label: string]> = [
	['amlDeclineThreshold', 'is_aml_enabled', 'Enable AML Screening'],
	['faceLivenessMethod', 'is_liveness_enabled', 'Enable Liveness'],
	['faceLivenessScoreDeclineThreshold', 'is_liveness_enabled', 'Enable Liveness'],
	['faceMatchScoreDeclineThreshold', 'is_face_match_enabled', 'Enable Face Match'],
	['faceMatchScoreReviewThreshold', 'is_face_match_enabled', 'Enable Face Match'],
];

/**
 * The settings of a new workflow. Whoever sets a threshold believes that the check is on.
 *
 * @throws NodeOperationError for a setting that would have no effect
 */
function readSettings(parameters: ItemParameters): IDataObject {
	const settingsGiven = parameters.wire('additionalFields');
	const workflow_type = parameters.text('workflowType');
	const useless = (setting: string, why: string, remedy: string) =>
		parameters.refuse(
			`additionalFields.${setting}`,
			`has no effect ${why}`,
			`${remedy}, or remove this setting. Nothing was sent.`,
		);
	for (const [setting, needs, label] of DEPENDENT) {
		if (!(snakeCase(setting) in settingsGiven) || settingsGiven[needs] === true) continue;
		throw useless(setting, `without ${label}`, `Add ${label} and switch it on`);
	}
	if (settingsGiven.max_retry_attempts === 0 && 'retry_window_days' in settingsGiven) {
		throw useless('retryWindowDays', 'without an attempt', 'Raise Max Retry Attempts');
	}
	const forAges = 'adaptive_age_verification';
	if (settingsGiven.is_age_restrictions_enabled === true && workflow_type !== forAges) {
		const remedy = 'Choose the Workflow Type Adaptive Age Verification';
		throw useless('isAgeRestrictionsEnabled', 'in a workflow of this type', remedy);
	}
	return { workflow_label: parameters.text('workflowLabel'), workflow_type, ...settingsGiven };
}
