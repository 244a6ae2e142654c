import type { Feature } from '../workflowModel.mts';

const KNOWN: Record<string, { feature: Feature; words: string }> = {
	FACE_IN_BLOCKLIST: { feature: 'LIVENESS', words: 'The face is on the blocklist' },
	ID_DOCUMENT_IN_BLOCKLIST: {
		feature: 'ID_VERIFICATION',
		words: 'The document is on the blocklist',
	},
	PHONE_NUMBER_IN_BLOCKLIST: { feature: 'PHONE', words: 'The phone number is on the blocklist' },
	EMAIL_IN_BLOCKLIST: { feature: 'EMAIL', words: 'The e-mail address is on the blocklist' },
	LIVENESS_FACE_ATTACK: { feature: 'LIVENESS', words: 'The face looks like a copy of a face' },
	LOW_LIVENESS_SCORE: { feature: 'LIVENESS', words: 'The liveness score is low' },
	DOCUMENT_EXPIRED: { feature: 'ID_VERIFICATION', words: 'The document has expired' },
	POSSIBLE_DUPLICATED_USER: {
		feature: 'ID_VERIFICATION',
		words: 'This person may have been verified before',
	},
	LOW_FACE_MATCH_SIMILARITY: { feature: 'FACE_MATCH', words: 'Selfie and portrait differ' },
	POSSIBLE_MATCH_FOUND: { feature: 'AML', words: 'The name may be on a watch list' },
	POA_DOCUMENT_EXPIRED: { feature: 'POA', words: 'The proof of address is too old' },
	DISPOSABLE_EMAIL_DETECTED: { feature: 'EMAIL', words: 'The e-mail address is disposable' },
	NO_FACE_DETECTED: { feature: 'LIVENESS', words: 'There is no face in the picture' },
	AGE_BELOW_MINIMUM: { feature: 'AGE_ESTIMATION', words: 'The person looks too young' },
	DUPLICATED_FACE: { feature: 'LIVENESS', words: 'The face was seen before' },
	DATABASE_VALIDATION_NO_MATCH: {
		feature: 'DATABASE_VALIDATION',
		words: 'No register knows the person',
	},
	NAME_MISMATCH_WITH_PROVIDED: {
		feature: 'POA',
		words: 'The name is not the expected one',
	},
	DATA_INCONSISTENT: {
		feature: 'ID_VERIFICATION',
		words: 'Parts of the document contradict each other',
	},
	BREACHED_EMAIL_DETECTED: { feature: 'EMAIL', words: 'The e-mail address was in a breach' },
	VOIP_NUMBER_DETECTED: { feature: 'PHONE', words: 'The phone number is of the Internet' },
	DISPOSABLE_NUMBER_DETECTED: { feature: 'PHONE', words: 'The phone number is disposable' },
};

/** The check that carries a warning: its own where the workflow has it, else the first one. */
export function featureOfWarning(tag: string, features: Feature[]): Feature | undefined {
	const own = KNOWN[tag]?.feature;
	return own && features.includes(own) ? own : features[0];
}

export function warningReport(tag: string, feature: string, status: string) {
	const words = KNOWN[tag]?.words ?? tag.toLowerCase().replaceAll('_', ' ');
	return {
		feature,
		risk: tag,
		additional_data: null,
		log_type: status === 'Declined' ? 'error' : 'warning',
		short_description: words,
		long_description: `${words}. Reported by the sandbox.`,
	};
}
