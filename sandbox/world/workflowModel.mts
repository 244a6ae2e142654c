import { uuid } from './ids.mts';

export const WORKFLOW_TYPES = [
	'kyc',
	'adaptive_age_verification',
	'biometric_authentication',
	'address_verification',
	'questionnaire_verification',
	'email_verification',
	'phone_verification',
] as const;
export type WorkflowType = (typeof WORKFLOW_TYPES)[number];

/** Every check that a session can run, with what it costs (in dollars; the prices are made up). */
export const FEATURE_PRICES = {
	ID_VERIFICATION: 0.15,
	NFC: 0.15,
	LIVENESS: 0.1,
	FACE_MATCH: 0.05,
	AGE_ESTIMATION: 0.1,
	POA: 0.2,
	PHONE: 0.1,
	EMAIL: 0.03,
	DATABASE_VALIDATION: 0.5,
	QUESTIONNAIRE: 0.1,
	AML: 0.2,
	IP_ANALYSIS: 0.03,
} as const;
export type Feature = keyof typeof FEATURE_PRICES;

/** The specification's toggles with their defaults. */
const SETTING_DEFAULTS = {
	workflow_label: 'Custom workflow',
	workflow_type: 'kyc' as WorkflowType,
	is_default: false,
	is_liveness_enabled: false,
	face_liveness_method: 'passive',
	face_liveness_score_decline_threshold: 50,
	is_face_match_enabled: false,
	face_match_score_decline_threshold: 50,
	face_match_score_review_threshold: 70,
	is_aml_enabled: false,
	aml_decline_threshold: 80,
	is_phone_verification_enabled: false,
	is_email_verification_enabled: false,
	is_database_validation_enabled: false,
	is_ip_analysis_enabled: false,
	is_nfc_enabled: false,
	is_age_restrictions_enabled: false,
	documents_allowed: {} as Record<string, unknown>,
	duplicated_user_action: 'no_action',
	max_retry_attempts: 3,
	retry_window_days: 7 as number | null,
};

export type WorkflowSettings = typeof SETTING_DEFAULTS;

export interface Workflow extends WorkflowSettings {
	uuid: string;
	/** The newer documents name the checks themselves; null where the toggles say it. */
	chosenFeatures: Feature[] | null;
	version: number;
	updatedAt: number;
}

type Settings = { [K in keyof WorkflowSettings]?: WorkflowSettings[K] | undefined };

export function newWorkflow(settings: Settings, now: number, features?: Feature[]): Workflow {
	return {
		...SETTING_DEFAULTS,
		...settings,
		uuid: uuid(),
		chosenFeatures: features ?? null,
		version: 1,
		updatedAt: now,
	} as Workflow;
}

const BASE_FEATURES: Record<WorkflowType, Feature[]> = {
	kyc: ['ID_VERIFICATION'],
	adaptive_age_verification: ['AGE_ESTIMATION'],
	biometric_authentication: ['LIVENESS'],
	address_verification: ['POA'],
	questionnaire_verification: ['QUESTIONNAIRE'],
	email_verification: ['EMAIL'],
	phone_verification: ['PHONE'],
};

/** The checks of a workflow, in the order in which they run. */
export function featuresOf(workflow: Workflow): Feature[] {
	if (workflow.chosenFeatures) return workflow.chosenFeatures;
	const wanted = new Set<Feature>(BASE_FEATURES[workflow.workflow_type]);
	if (workflow.is_nfc_enabled) wanted.add('NFC');
	if (workflow.is_liveness_enabled) wanted.add('LIVENESS');
	if (workflow.is_face_match_enabled) wanted.add('FACE_MATCH');
	if (workflow.is_phone_verification_enabled) wanted.add('PHONE');
	if (workflow.is_email_verification_enabled) wanted.add('EMAIL');
	if (workflow.is_database_validation_enabled) wanted.add('DATABASE_VALIDATION');
	if (workflow.is_aml_enabled) wanted.add('AML');
	if (workflow.is_ip_analysis_enabled) wanted.add('IP_ANALYSIS');
	return (Object.keys(FEATURE_PRICES) as Feature[]).filter((feature) => wanted.has(feature));
}

export function priceOf(workflow: Workflow): number {
	const cents = featuresOf(workflow).reduce((sum, name) => sum + FEATURE_PRICES[name] * 100, 0);
	return Math.round(cents) / 100;
}

/** A row of the list. */
export function workflowRow(workflow: Workflow, iso: (at: number) => string) {
	const price = priceOf(workflow);
	return {
		uuid: workflow.uuid,
		workflow_id: workflow.uuid,
		workflow_label: workflow.workflow_label,
		workflow_type: workflow.workflow_type,
		is_default: workflow.is_default,
		is_archived: false,
		is_white_label_enabled: false,
		total_price: price,
		min_price: price,
		max_price: price,
		features: featuresOf(workflow).join(' + '),
		is_simple_workflow: true,
		is_editable: true,
		max_retry_attempts: workflow.max_retry_attempts,
		retry_window_days: workflow.retry_window_days,
		session_expiration_time: 604_800,
		version: workflow.version,
		status: 'published',
		has_draft: false,
		created_by: null,
		updated_at: iso(workflow.updatedAt),
	};
}

/** The full object: the row and every setting. */
export function workflowDetail(workflow: Workflow, iso: (at: number) => string) {
	const row = workflowRow(workflow, iso);
	return { ...workflow, ...row, chosenFeatures: undefined, updatedAt: undefined };
}
