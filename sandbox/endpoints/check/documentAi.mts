import { file, NO_FILE, PICTURES, written } from '../../server/form.mts';
import { fieldInvalid } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	anything,
	flag,
	Invalid,
	listOf,
	object,
	optional,
	required,
	text,
	type Check,
} from '../../server/validate.mts';
import { found } from '../../world/pictures.mts';
import { around, conclude } from './conclude.mts';
import { personIn } from './faces.mts';
import { judge, reviewedAction, type Finding } from './findings.mts';
import { documentOwner } from './person.mts';

const MOST_FIELDS = 30;

const fieldShape = object({
	key: required(text()),
	name: required(text()),
	type: required(text()),
	required: optional(flag),
	description: optional(anything),
});
type Field = ReturnType<typeof fieldShape>;

const fieldList: Check<Field[]> = (value, trace) => {
	const fields = listOf(fieldShape, { min: 1 })(value, trace);
	if (fields.length > MOST_FIELDS) {
		throw new Invalid([`Ensure this field has no more than ${String(MOST_FIELDS)} elements.`]);
	}
	return fields;
};

const documentShape = object({
	document: required(file([...PICTURES, 'pdf', 'zip'], 30), NO_FILE),
	fields: required(written(fieldList)),
	expected_first_name: optional(text()),
	expected_last_name: optional(text()),
	expected_company_name: optional(text()),
	document_ai_missing_required_fields_action: reviewedAction,
	document_ai_name_mismatch_action: reviewedAction,
	document_ai_unreadable_document_action: reviewedAction,
	document_ai_document_tampering_action: reviewedAction,
	document_ai_unsupported_file_action: reviewedAction,
	...around,
});

const FINDINGS: readonly Finding[] = (
	[
		['incomplete', 'MISSING_REQUIRED_FIELDS', 'missing_required_fields'],
		['stranger', 'NAME_MISMATCH_WITH_PROVIDED', 'name_mismatch'],
		['unreadable', 'UNREADABLE_DOCUMENT', 'unreadable_document'],
		['tampered', 'DOCUMENT_TAMPERED', 'document_tampering'],
		['foreign', 'UNSUPPORTED_FILE', 'unsupported_file'],
	] as const
).map(([what, risk, name]) => ({ what, risk, action: `document_ai_${name}_action` }));

const VALUES: Record<string, unknown> = {
	number: 12.5,
	amount: 12.5,
	date: '2026-04-10',
	boolean: true,
};

function documentAi(call: KeyCall) {
	const given = call.readForm(documentShape);
	const { document, fields } = given;
	const { expected_company_name: company, expected_first_name, expected_last_name } = given;
	const isNamed = (expected_first_name ?? expected_last_name) !== undefined;
	if (company !== undefined && isNamed) {
		throw fieldInvalid('expected_company_name', 'Not allowed together with the name of a person.');
	}
	const person = personIn(document);
	const owner = documentOwner(call, person, 'POA');
	const isEmpty = found(document, 'unreadable');
	const read = fields.map(({ key, name, type, required: isRequired = false }) => {
		const isMissing = isEmpty || (isRequired && found(document, 'incomplete'));
		const value = VALUES[type.toLowerCase()] ?? `${name} of ${owner.full_name}`;
		return { key, name, type, required: isRequired, value: isMissing ? null : value };
	});
	const { status, tags, warnings } = judge('DOCUMENT_AI', [document], FINDINGS, given);
	const isCompared = company !== undefined || isNamed;
	const document_ai = {
		status,
		extracted_data: Object.fromEntries(read.map(({ key, value }) => [key, value])),
		fields: read,
		detected_codes: [],
		name_match_score: isCompared ? (found(document, 'stranger') ? 12 : 100) : null,
		warnings,
	};
	const about = { service: 'DOCUMENT_AI', price: 0.2, person };
	return conclude(call, given, { ...about, status, warnings: tags, result: { document_ai } });
}

export const documentAiEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/document-ai/', auth: 'key', handle: { current: documentAi } },
];
