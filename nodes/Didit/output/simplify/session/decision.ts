import type { IDataObject } from 'n8n-workflow';
import { reportsOf } from './blocks';
import { agreed, fromDocuments } from './documents';
import { amlHits, warningsOf, worstScore } from './findings';
import type { Simplification } from '../types';
import { firstText, objectsIn, orNull } from '../values';

/** A decision at a glance, of a person or of a company. */
export const decision: Simplification = {
	fields: [
		'aml_screenings',
		'callback',
		'contact_details',
		'created_at',
		'database_validations',
		'document_ai_documents',
		'document_verifications',
		'email_verifications',
		'environment',
		'expected_details',
		'expires_at',
		'face_matches',
		'features',
		'id_verifications',
		'ip_analyses',
		'key_people_checks',
		'liveness_checks',
		'metadata',
		'nfc_verifications',
		'phone_verifications',
		'poa_verifications',
		'questionnaire_responses',
		'registry_checks',
		'reviews',
		'session_id',
		'session_kind',
		'session_number',
		'session_url',
		'status',
		'vendor_data',
		'workflow_id',
	],
	shape: (answer) => ({ ...atAGlance(answer), workflow_id: orNull(answer.workflow_id) }),
};

/** The same of a session that was taken over from a partner. */
export const importedDecision: Simplification = {
	...decision,
	fields: [...decision.fields, 'shared_from_session'].sort(),
};

/**
 * The same at the end of a wait, where there is one thing more to know. The workflow gives way to
 * it: who waits for a session has made it or looked it up, and knows.
 */
export const waitedDecision: Simplification = {
	fields: [...decision.fields, 'timed_out'].sort(),
	shape: (answer) => ({ ...atAGlance(answer), timed_out: answer.timed_out === true }),
};

function atAGlance(answer: IDataObject): IDataObject {
	return {
		session_id: orNull(answer.session_id),
		status: orNull(answer.status),
		vendor_data: orNull(answer.vendor_data),
		...simplifiedResults(answer),
		metadata: orNull(answer.metadata),
	};
}

/** What the checks found. A session's event carries the same under `decision`. */
export function simplifiedResults(answer: IDataObject): IDataObject {
	return {
		...fromDocuments(answer),
		company: companyOf(answer),
		results: {
			face_match_score: worstScore(answer, 'face_matches'),
			liveness_score: worstScore(answer, 'liveness_checks'),
			aml_hits: amlHits(answer),
		},
		warnings: warningsOf(answer),
	};
}

/** The company that a register knows, where the session is about one. */
function companyOf(answer: IDataObject): IDataObject {
	const companies = reportsOf(answer, 'registry_checks').flatMap((report) =>
		objectsIn(report.company ?? report),
	);
	const say = (...names: string[]) =>
		agreed(companies.map((company) => firstText(names.map((name) => company[name]))));
	return {
		name: say('company_name', 'legal_name', 'name'),
		registration_number: say('registration_number'),
		country: say('country_code', 'country'),
	};
}
