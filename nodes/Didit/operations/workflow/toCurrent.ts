import type { IDataObject } from 'n8n-workflow';
import type { DiditResponse } from '../../../api/types';
import type { ItemParameters } from '../../input/ItemParameters';
import { isRecord } from '../../output/expectations';
import type { Configs, Form } from './features/list';
import { configOf, configsIn, labelOf, refuse, toFeatureList } from './features/list';

/** What a workflow of each type begins with. */
const FIRST: Readonly<Record<string, string>> = {
	kyc: 'OCR',
	adaptive_age_verification: 'AGE_ESTIMATION',
	biometric_authentication: 'LIVENESS',
	address_verification: 'PROOF_OF_ADDRESS',
	questionnaire_verification: 'QUESTIONNAIRE',
	email_verification: 'EMAIL_VERIFICATION',
	phone_verification: 'PHONE_VERIFICATION',
};

/** The switches of the specification, each of which is a check. */
const SWITCHES: ReadonlyArray<readonly [name: string, feature: string]> = [
	['is_nfc_enabled', 'NFC'],
	['is_liveness_enabled', 'LIVENESS'],
	['is_face_match_enabled', 'FACE_MATCH'],
	['is_phone_verification_enabled', 'PHONE_VERIFICATION'],
	['is_email_verification_enabled', 'EMAIL_VERIFICATION'],
	['is_database_validation_enabled', 'DATABASE_VALIDATION'],
	['is_aml_enabled', 'AML'],
	['is_ip_analysis_enabled', 'IP_ANALYSIS'],
];

/** Settings that belong to a check, whose config calls them the same; and what asks for them. */
const SETTINGS: ReadonlyArray<readonly [name: string, feature: string, field: string]> = [
	['face_liveness_method', 'LIVENESS', 'faceLivenessMethod'],
	['face_liveness_score_decline_threshold', 'LIVENESS', 'faceLivenessScoreDeclineThreshold'],
	['face_match_score_decline_threshold', 'FACE_MATCH', 'faceMatchScoreDeclineThreshold'],
	['face_match_score_review_threshold', 'FACE_MATCH', 'faceMatchScoreReviewThreshold'],
	['duplicated_user_action', 'OCR', 'duplicatedUserAction'],
	['documents_allowed', 'OCR', 'documentsAllowed'],
	['is_age_restrictions_enabled', 'OCR', 'isAgeRestrictionsEnabled'],
];

/** What does not belong to a check. */
const OF_WORKFLOW = [
	'workflow_label',
	'is_default',
	'max_retry_attempts',
	'retry_window_days',
	// Only today's Didit knows these.
	'face_liveness_max_attempts',
	'face_match_max_attempts',
	'is_desktop_allowed',
	'is_white_label_enabled',
	'session_expiration_time',
	'status',
];

/**
 * The settings of a new workflow in the form of today's Didit, which knows no types and no switches
 * but a list of features, each with its own settings.
 *
 * @param settings in the specification's form, with the features that were added
 * @throws NodeOperationError for a setting that has no certain counterpart there
 */
export function toCurrentCreation(parameters: ItemParameters, settings: IDataObject): IDataObject {
	const form: Form = {
		parameters,
		collection: 'additionalFields',
		outcome: 'Nothing was created.',
	};
	const first = FIRST[String(settings.workflow_type)];
	// A company shows no document of its own.
	const isOfCompany = isRecord(settings.features) && 'KYB_REGISTRY' in settings.features;
	const before: Configs = new Map(first && !isOfCompany ? [[first, {}]] : []);
	return { ...ofWorkflow(settings), features: toFeatureList(form, merged(form, before, settings)) };
}

/**
 * Changes of a workflow in the form of today's Didit, which replaces the list of features as a whole.
 *
 * @param state the workflow as it is, where features change
 * @throws as {@link toCurrentCreation}
 */
export function toCurrentChanges(
	parameters: ItemParameters,
	changes: IDataObject,
	state: unknown,
): IDataObject {
	const form: Form = { parameters, collection: 'updateFields', outcome: 'Nothing was changed.' };
	if (changes.workflow_type !== undefined) throw noCounterpart(form, 'workflowType');
	if (!changesFeatures(changes)) return ofWorkflow(changes);
	const before = configsIn(isRecord(state) ? state : {});
	return { ...ofWorkflow(changes), features: toFeatureList(form, merged(form, before, changes)) };
}

/** Whether settings touch the list of features. */
export function changesFeatures(settings: IDataObject): boolean {
	return Object.keys(settings).some((name) => ![...OF_WORKFLOW, 'workflow_type'].includes(name));
}

/** Today's Didit refuses the settings of the specification, and names what it takes. */
export function saysFeatures({ status, body }: DiditResponse): boolean {
	return status === 400 && /\bfeatures\b/.test(JSON.stringify(body));
}

function ofWorkflow(settings: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(settings).filter(([name]) => OF_WORKFLOW.includes(name)),
	);
}

/** Settings of the specification, where the console says which questionnaire is asked. */
export function withoutQuestionnaire(settings: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(settings).filter(([name]) => name !== 'questionnaire_id'),
	);
}

/** The checks that are there, changed as the settings say. */
function merged(form: Form, before: Configs, settings: IDataObject): Configs {
	const configs: Configs = new Map(before);
	const add = (feature: string, config: IDataObject) =>
		configs.set(feature, { ...configs.get(feature), ...config });
	for (const [name, feature] of SWITCHES) {
		if (settings[name] === true) add(feature, {});
		if (settings[name] === false) configs.delete(feature);
	}
	const { features } = settings;
	for (const [feature, group] of Object.entries(isRecord(features) ? features : {})) {
		add(feature, configOf(form, feature, group));
	}
	const { questionnaire_id: questionnaire } = settings;
	if (questionnaire !== undefined) add('QUESTIONNAIRE', { questionnaire_uuid: questionnaire });
	for (const [name, feature, field] of SETTINGS) {
		const value = toCurrentValue(name, settings[name]);
		if (value === undefined) continue;
		if (configs.has(feature)) add(feature, { [name]: value });
		else if (value !== false) {
			const problem = `needs ${labelOf(feature)}`;
			throw refuse(form, field, problem, `Add ${labelOf(feature)} under Features.`);
		}
	}
	if (settings.aml_decline_threshold !== undefined)
		throw noCounterpart(form, 'amlDeclineThreshold');
	if (configs.has('QUESTIONNAIRE') && !configs.get('QUESTIONNAIRE')?.questionnaire_uuid) {
		const remedy = 'Add the field Questionnaire.';
		throw refuse(form, 'features', 'does not say which questionnaire is asked', remedy);
	}
	return configs;
}

/** A setting of the specification as a config has it; undefined for what was not set. */
function toCurrentValue(name: string, value: unknown): IDataObject[string] {
	if (name === 'documents_allowed') return documentsOf(value);
	// Words are upper case there.
	return typeof value === 'string' ? value.toUpperCase() : (value as IDataObject[string]);
}

/** `{"ESP": ["P", "ID"]}` of the specification is `{"ESP": {"P": {"enabled": 1}, …}}` there. */
function documentsOf(allowed: unknown): IDataObject | undefined {
	if (!isRecord(allowed)) return undefined;
	return Object.fromEntries(
		Object.entries(allowed).map(([country, types]) => [
			country,
			Array.isArray(types)
				? Object.fromEntries(types.map((type) => [String(type), { enabled: 1 }]))
				: types,
		]),
	);
}

function noCounterpart(form: Form, field: string): Error {
	return refuse(
		form,
		field,
		'cannot be set in this Didit application',
		'Leave it out here: Features has what this application knows.',
	);
}
