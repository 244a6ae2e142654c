import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { joined, objectsIn, orNull } from './values';

/**
 * A decision at a glance. A check that ran more than once counts with its worst score, since that
 * is the one that decides.
 */
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
	shape: (answer) => ({
		...summary(answer),
		document: firstOf(checks(answer, 'id_verifications', 'id_verification'), describe),
	}),
};

/** The same of a session that was taken over from a partner. */
export const importedDecision: Simplification = {
	...decision,
	fields: [...decision.fields, 'shared_from_session'].sort(),
};

/** The same at the end of a wait, where there is one thing more to know. */
export const waitedDecision: Simplification = {
	fields: [...decision.fields, 'timed_out'].sort(),
	shape: (answer) => ({ ...summary(answer), timed_out: answer.timed_out === true }),
};

function summary(answer: IDataObject): IDataObject {
	const documents = checks(answer, 'id_verifications', 'id_verification');
	return {
		session_id: orNull(answer.session_id),
		vendor_data: orNull(answer.vendor_data),
		status: orNull(answer.status),
		full_name: firstOf(documents, fullName),
		date_of_birth: firstOf(documents, ({ date_of_birth: date }) => date),
		face_match_score: worstScore(checks(answer, 'face_matches', 'face_match')),
		liveness_score: worstScore(checks(answer, 'liveness_checks', 'liveness')),
		aml_hits: countHits(checks(answer, 'aml_screenings', 'aml')),
		warnings: warningsOf(answer),
	};
}

/** Lists in version 3; one object under another name in version 2; null as long as none ran. */
function checks(answer: IDataObject, list: string, single: string): IDataObject[] {
	return objectsIn(answer[list] ?? answer[single]);
}

function firstOf(
	documents: readonly IDataObject[],
	read: (document: IDataObject) => IDataObject[string],
): IDataObject[string] {
	for (const document of documents) {
		const value = orNull(read(document));
		if (value !== null) return value;
	}
	return null;
}

function fullName({ full_name: name, first_name: first, last_name: last }: IDataObject) {
	return name || joined([first, last].filter(Boolean), ' ');
}

/** For example `ESP, Identity Card, CAA000000`. */
function describe({
	issuing_state: country,
	document_type: type,
	document_number: number,
}: IDataObject) {
	return joined([country, type, number].filter(Boolean));
}

function worstScore(reports: readonly IDataObject[]): number | null {
	const scores = reports.map(({ score }) => score).filter((score) => typeof score === 'number');
	return scores.length > 0 ? Math.min(...scores) : null;
}

function countHits(reports: readonly IDataObject[]): number | null {
	if (reports.length === 0) return null;
	return reports.reduce((sum, { total_hits: total, hits }) => {
		return sum + (typeof total === 'number' ? total : objectsIn(hits).length);
	}, 0);
}

/** The tags of all checks, each once. */
function warningsOf(answer: IDataObject): string {
	const tags = Object.values(answer)
		.flatMap(objectsIn)
		.flatMap(({ warnings }) => objectsIn(warnings))
		.map(({ risk }) => risk)
		.filter(Boolean);
	return [...new Set(tags)].join(', ');
}
