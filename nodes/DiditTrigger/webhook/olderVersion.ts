import type { DiditEvent } from '../../signature/types';

/** What every decision of version v3 has some of, as lists or null. */
const V3_KEYS = [
	'id_verifications',
	'nfc_verifications',
	'liveness_checks',
	'face_matches',
	'phone_verifications',
	'email_verifications',
	'poa_verifications',
	'aml_screenings',
	'ip_analyses',
	'database_validations',
];
/** The same checks in version v2, as single objects; v1 has two names of its own. */
const V2_KEYS = [
	'id_verification',
	'nfc',
	'liveness',
	'face_match',
	'phone',
	'email',
	'poa',
	'aml',
	'ip_analysis',
	'database_validation',
];
const V1_KEYS = ['kyc', 'face'];

/**
 * The version of a delivery that is older than v3, the only one that is handed out as documented.
 * Only its decision shows it.
 *
 * @returns undefined for v3, and where there is no decision to tell by
 */
export function olderVersion({ decision }: DiditEvent): 'v1' | 'v2' | undefined {
	if (typeof decision !== 'object' || decision === null) return undefined;
	const has = (key: string) => key in decision;
	const { registry_checks: ofCompany } = decision as { registry_checks?: unknown };
	if (V3_KEYS.some(has) || Array.isArray(ofCompany)) return undefined;
	if (V1_KEYS.some(has)) return 'v1';
	return V2_KEYS.some(has) ? 'v2' : undefined;
}
