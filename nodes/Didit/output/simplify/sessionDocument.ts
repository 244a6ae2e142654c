import type { Simplification } from './types';
import { day, text } from './values';

/** What a document says now. */
export const sessionDocument: Simplification = {
	fields: [
		'address',
		'date_of_birth',
		'date_of_issue',
		'document_number',
		'document_subtype',
		'document_type',
		'expiration_date',
		'extra_fields',
		'first_name',
		'gender',
		'issuing_state',
		'last_name',
		'marital_status',
		'nationality',
		'parsed_address',
		'personal_number',
		'place_of_birth',
	],
	shape: (answer) => ({
		document_type: text(answer.document_type),
		document_number: text(answer.document_number),
		issuing_state: text(answer.issuing_state),
		first_name: text(answer.first_name),
		last_name: text(answer.last_name),
		date_of_birth: day(answer.date_of_birth),
		date_of_issue: day(answer.date_of_issue),
		expiration_date: day(answer.expiration_date),
		nationality: text(answer.nationality),
		address: text(answer.address),
	}),
};
