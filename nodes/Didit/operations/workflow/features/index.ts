import { documents } from './documents';
import { faces } from './faces';
import { others } from './others';
import type { FeatureSettings } from './types';

/** Every check that a workflow of today's Didit can make. */
export const FEATURES: Readonly<Record<string, FeatureSettings>> = {
	...documents,
	...faces,
	...others,
};

/** The order in which checks can follow each other. */
export const ORDER: readonly string[] = [
	'OCR',
	'NFC',
	'AGE_ESTIMATION',
	'LIVENESS',
	'FACE_MATCH',
	'DOCUMENT_AI',
	'PROOF_OF_ADDRESS',
	'QUESTIONNAIRE',
	'PHONE_VERIFICATION',
	'EMAIL_VERIFICATION',
	'GEOLOCATION',
	'BANK_VERIFICATION',
	'KYB_REGISTRY',
	'KYB_DOCUMENTS',
	'KYB_KEY_PEOPLE',
	'DATABASE_VALIDATION',
	'AML',
	'IP_ANALYSIS',
	'SIGNATURE',
];

/** All keys that the config of a check has. */
export function keysOf({ thresholds = {}, ...settings }: FeatureSettings): string[] {
	const { actions, strictActions, methods, lists, switches, ids, others: rest } = settings;
	const groups = [actions, strictActions, methods, lists, switches, ids, rest];
	return [...groups.flatMap((keys) => keys ?? []), ...Object.keys(thresholds)];
}
