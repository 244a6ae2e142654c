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

/** Today's names for the checks, with the sandbox's own where it plays them. */
export const CURRENT_FEATURES: Record<string, Feature | null> = {
	OCR: 'ID_VERIFICATION',
	NFC: 'NFC',
	LIVENESS: 'LIVENESS',
	FACE_MATCH: 'FACE_MATCH',
	PROOF_OF_ADDRESS: 'POA',
	QUESTIONNAIRE: 'QUESTIONNAIRE',
	PHONE_VERIFICATION: 'PHONE',
	EMAIL_VERIFICATION: 'EMAIL',
	DATABASE_VALIDATION: 'DATABASE_VALIDATION',
	AML: 'AML',
	IP_ANALYSIS: 'IP_ANALYSIS',
	AGE_ESTIMATION: 'AGE_ESTIMATION',
	DOCUMENT_AI: null,
	KYB_REGISTRY: null,
	KYB_DOCUMENTS: null,
	KYB_KEY_PEOPLE: null,
	GEOLOCATION: null,
	BANK_VERIFICATION: null,
	SIGNATURE: null,
};

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

/** A check as today's Didit takes it. */
export interface ListedFeature {
	feature: string;
	config?: Record<string, unknown>;
}

export interface Workflow extends WorkflowSettings {
	uuid: string;
	/** Today's Didit names the checks themselves; null where the toggles say it. */
	chosenFeatures: Feature[] | null;
	/** The same with all that was said of them. */
	featureList: ListedFeature[] | null;
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
		featureList: null,
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
	const internal = { chosenFeatures: undefined, featureList: undefined, updatedAt: undefined };
	return { ...workflow, ...row, ...internal };
}

/** The checks by today's codes, whoever made the workflow. */
function listed(workflow: Workflow): ListedFeature[] {
	const codes = Object.entries(CURRENT_FEATURES);
	return (
		workflow.featureList ??
		featuresOf(workflow).flatMap((own) => {
			const feature = codes.find(([, played]) => played === own)?.[0];
			return feature === undefined ? [] : [{ feature }];
		})
	);
}

/** A row as today's Didit shows it: the checks by their codes, and no type. */
export function currentWorkflowRow(workflow: Workflow, iso: (at: number) => string) {
	const features = listed(workflow).map(({ feature }) => feature);
	return { ...workflowRow(workflow, iso), workflow_type: null, features: features.join(' + ') };
}

const SWITCHES: Record<string, string> = {
	is_nfc_enabled: 'NFC',
	is_liveness_enabled: 'LIVENESS',
	is_face_match_enabled: 'FACE_MATCH',
	is_phone_verification_enabled: 'PHONE_VERIFICATION',
	is_email_verification_enabled: 'EMAIL_VERIFICATION',
	is_database_validation_enabled: 'DATABASE_VALIDATION',
	is_aml_enabled: 'AML',
	is_ip_analysis_enabled: 'IP_ANALYSIS',
};

/** Today's Didit still answers the switches, by the checks that there are. */
function switchesOf(workflow: Workflow): Record<string, boolean> {
	const names = listed(workflow).map(({ feature }) => feature);
	return Object.fromEntries(
		Object.entries(SWITCHES).map(([name, feature]) => [name, names.includes(feature)]),
	);
}

/** The full object, with the settings of all checks beside each other. */
export function currentWorkflowDetail(workflow: Workflow, iso: (at: number) => string) {
	return {
		...workflowDetail(workflow, iso),
		...switchesOf(workflow),
		...(Object.assign({}, ...listed(workflow).map(({ config }) => config ?? {})) as object),
		...currentWorkflowRow(workflow, iso),
	};
}
