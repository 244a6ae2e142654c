import type { Simplification } from './types';
import { day, text } from './values';

/** What a proof of address says now. */
export const sessionProof: Simplification = {
	fields: [
		'document_language',
		'document_type',
		'extra_fields',
		'issue_date',
		'issuer',
		'issuing_state',
		'name_on_document',
		'poa_address',
		'poa_formatted_address',
		'poa_parsed_address',
	],
	shape: (answer) => ({
		document_type: text(answer.document_type),
		issuer: text(answer.issuer),
		issue_date: day(answer.issue_date),
		issuing_state: text(answer.issuing_state),
		name_on_document: text(answer.name_on_document),
		address: text(answer.poa_address),
		formatted_address: text(answer.poa_formatted_address),
	}),
};
