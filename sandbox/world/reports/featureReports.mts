import { REPORT_CONTENTS } from './reportContents.mts';
import type { ReportContext } from './reportContext.mts';
import { warningReport } from './warnings.mts';
import type { Feature } from '../workflowModel.mts';

/** Where in the decision the result of a check stands. */
export const BLOCK_OF: Record<Feature, string> = {
	ID_VERIFICATION: 'id_verifications',
	NFC: 'nfc_verifications',
	LIVENESS: 'liveness_checks',
	FACE_MATCH: 'face_matches',
	// The age is estimated from the selfie and reported with it.
	AGE_ESTIMATION: 'liveness_checks',
	PHONE: 'phone_verifications',
	EMAIL: 'email_verifications',
	POA: 'poa_verifications',
	QUESTIONNAIRE: 'questionnaire_responses',
	AML: 'aml_screenings',
	IP_ANALYSIS: 'ip_analyses',
	DATABASE_VALIDATION: 'database_validations',
};

const NODE_IDS: Record<Feature, string> = {
	ID_VERIFICATION: 'feature_ocr',
	NFC: 'feature_nfc',
	LIVENESS: 'feature_liveness',
	FACE_MATCH: 'feature_face_match',
	AGE_ESTIMATION: 'feature_age_estimation',
	PHONE: 'feature_phone',
	EMAIL: 'feature_email',
	POA: 'feature_poa',
	QUESTIONNAIRE: 'feature_questionnaire',
	AML: 'feature_aml',
	IP_ANALYSIS: 'feature_ip_analysis',
	DATABASE_VALIDATION: 'feature_database_validation',
};

export function reportOf(feature: Feature, context: ReportContext): Record<string, unknown> {
	const { status, warnings } = context;
	return {
		node_id: NODE_IDS[feature],
		status,
		...REPORT_CONTENTS[feature](context),
		warnings: warnings.map((tag) => warningReport(tag, feature, status)),
	};
}
