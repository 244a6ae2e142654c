import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../output/expectations';
import type { ItemParameters } from '../../input/ItemParameters';

/** A check of a workflow, as today's Didit takes it: in a list that is its order. */
interface Feature {
	readonly feature: string;
	readonly config?: IDataObject;
}

/** What a workflow of each type begins with. A questionnaire needs an ID that these settings lack. */
const FIRST: Readonly<Record<string, string>> = {
	kyc: 'OCR',
	adaptive_age_verification: 'AGE_ESTIMATION',
	biometric_authentication: 'LIVENESS',
	address_verification: 'PROOF_OF_ADDRESS',
	email_verification: 'EMAIL_VERIFICATION',
	phone_verification: 'PHONE_VERIFICATION',
};

/** The switches of the specification, in the order in which the checks can follow each other. */
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

/** Settings of a check; its config calls them the same. */
const OF_CHECKS: Readonly<Record<string, readonly string[]>> = {
	LIVENESS: ['face_liveness_method', 'face_liveness_score_decline_threshold'],
	FACE_MATCH: ['face_match_score_decline_threshold', 'face_match_score_review_threshold'],
};

/** What can only follow the check of a document, with the field that asks for it. */
const AFTER_DOCUMENT: ReadonlyArray<readonly [name: string, field: string]> = [
	['is_nfc_enabled', 'isNfcEnabled'],
	['is_face_match_enabled', 'isFaceMatchEnabled'],
	['documents_allowed', 'documentsAllowed'],
];

/** What both versions call the same. */
const SHARED = ['workflow_label', 'is_default', 'max_retry_attempts', 'retry_window_days'];

/**
 * The settings of a workflow in the form of today's Didit, which knows no types and no
 * switches but a list of features, each with its own settings.
 *
 * @param settings in the specification's form
 * @throws NodeOperationError for a setting that has no certain counterpart there
 */
export function inCurrentForm(parameters: ItemParameters, settings: IDataObject): IDataObject {
	const type = String(settings.workflow_type);
	const first = FIRST[type];
	const refuse = (field: string, problem: string) =>
		parameters.refuse(
			field,
			`${problem} in this Didit application`,
			'Leave it out here, and set it in the Didit Business Console once the workflow is there. Nothing was created.',
		);
	if (!first) throw refuse('workflowType', 'cannot be a questionnaire');
	for (const [name, field] of AFTER_DOCUMENT) {
		if (first === 'OCR' || settings[name] === undefined || settings[name] === false) continue;
		throw refuse(`additionalFields.${field}`, 'needs a workflow of the type KYC');
	}
	if (settings.aml_decline_threshold !== undefined) {
		throw refuse('additionalFields.amlDeclineThreshold', 'cannot be set');
	}
	if (settings.is_age_restrictions_enabled === true) {
		throw refuse('additionalFields.isAgeRestrictionsEnabled', 'cannot be set');
	}
	const names = SWITCHES.filter(([name]) => settings[name] === true).map(([, name]) => name);
	const features = [first, ...names.filter((name) => name !== first)];
	return {
		...Object.fromEntries(Object.entries(settings).filter(([name]) => SHARED.includes(name))),
		features: features.map((feature): Feature => ({ feature, ...withConfig(feature, settings) })),
	};
}

function withConfig(feature: string, settings: IDataObject): Pick<Feature, 'config'> {
	const own = OF_CHECKS[feature] ?? [];
	const config: IDataObject = Object.fromEntries(
		Object.entries(settings).filter(([name]) => own.includes(name)),
	);
	const { face_liveness_method: method } = config;
	if (method !== undefined) config.face_liveness_method = String(method).toUpperCase();
	const documents = feature === 'OCR' && documentsOf(settings.documents_allowed);
	if (documents) config.documents_allowed = documents;
	return Object.keys(config).length > 0 ? { config } : {};
}

/** `{"ESP": ["P", "ID"]}` of the specification is `{"ESP": {"P": {"enabled": 1}, …}}` there. */
function documentsOf(allowed: unknown): IDataObject | undefined {
	if (!isRecord(allowed) || Object.keys(allowed).length === 0) return undefined;
	return Object.fromEntries(
		Object.entries(allowed).map(([country, types]) => [
			country,
			Array.isArray(types)
				? Object.fromEntries(types.map((type) => [String(type), { enabled: 1 }]))
				: types,
		]),
	);
}
