import type { IDataObject } from 'n8n-workflow';
import { objectsIn } from '../values';

/**
 * The results of a decision: lists in version 3; in version 2 and in some answers of later
 * documents one object, under one of the other names.
 */
export const BLOCKS = {
	id_verifications: ['id_verification'],
	nfc_verifications: ['nfc_verification', 'nfc'],
	liveness_checks: ['liveness_check', 'liveness'],
	face_matches: ['face_match'],
	poa_verifications: ['poa_verification', 'poa'],
	phone_verifications: ['phone_verification', 'phone'],
	email_verifications: ['email_verification', 'email'],
	document_ai_documents: ['document_ai_document', 'document_ai'],
	questionnaire_responses: ['questionnaire_response', 'questionnaire'],
	aml_screenings: ['aml_screening', 'aml'],
	ip_analyses: ['ip_analysis'],
	database_validations: ['database_validation'],
	registry_checks: ['registry_check'],
	key_people_checks: ['key_people_check'],
	document_verifications: ['document_verification'],
} as const satisfies Record<string, readonly string[]>;

export type Block = keyof typeof BLOCKS;

/** What a check reported, once for each place that it has in the workflow. */
export function reportsOf(decision: IDataObject, block: Block): IDataObject[] {
	for (const name of [block, ...BLOCKS[block]]) {
		const reports = objectsIn(decision[name]);
		if (reports.length > 0) return reports;
	}
	return [];
}

/** Didit tells of a check before it has run, too. */
export function hasRun({ status }: IDataObject): boolean {
	return !/^not[ _](finished|started)$/i.test(String(status));
}
