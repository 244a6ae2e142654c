import { file, NO_FILE, written } from '../../server/form.mts';
import { fieldInvalid, Refusal } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { isObject, object, optional, required, text } from '../../server/validate.mts';
import { found } from '../../world/pictures.mts';
import { parsedAddress } from '../../world/reports/documentReports.mts';
import { around, conclude } from './conclude.mts';
import { personIn } from './faces.mts';
import { action, judge, openDocument, type Finding } from './findings.mts';
import { documentOwner } from './person.mts';

const LANGUAGES = [
	...['ar', 'bn', 'hy', 'bg', 'bs', 'ca', 'cnr', 'sq', 'zh', 'hr', 'cs', 'da', 'nl', 'en', 'et'],
	...['fi', 'fr', 'ka', 'kk', 'de', 'el', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'ky', 'lv'],
	...['lt', 'mk', 'mn', 'ms', 'no', 'fa', 'pl', 'pt', 'ro', 'ru', 'sr', 'sk', 'sl', 'so', 'es'],
	...['sv', 'th', 'tr', 'uk', 'uz', 'vi'],
];

const poaShape = object({
	document: required(file(['tiff', 'jpg', 'jpeg', 'png', 'pdf', 'webp'], 15), NO_FILE),
	document_password: optional(text()),
	expected_address: optional(text({ max: 1024 })),
	expected_country: optional(text()),
	expected_first_name: optional(text()),
	expected_last_name: optional(text()),
	poa_languages_allowed: optional(text({ max: 1024 })),
	poa_document_age_months: optional(written((value) => value)),
	poa_name_mismatch_action: action,
	poa_document_issues_action: action,
	poa_document_authenticity_action: action,
	poa_unsupported_language_action: action,
	poa_address_mismatch_action: action,
	poa_issuer_not_identified_action: action,
	...around,
});

const FINDINGS: readonly Finding[] = [
	{ what: 'expired', risk: 'POA_DOCUMENT_EXPIRED' },
	{ what: 'stranger', risk: 'NAME_MISMATCH_WITH_PROVIDED', action: 'poa_name_mismatch_action' },
	{
		what: 'elsewhere',
		risk: 'ADDRESS_MISMATCH_WITH_PROVIDED',
		action: 'poa_address_mismatch_action',
	},
	{ what: 'inconsistent', risk: 'DOCUMENT_ISSUES', action: 'poa_document_issues_action' },
	{ what: 'tampered', risk: 'DOCUMENT_TAMPERED', action: 'poa_document_authenticity_action' },
	{ what: 'foreign', risk: 'UNSUPPORTED_LANGUAGE', action: 'poa_unsupported_language_action' },
	{ what: 'anonymous', risk: 'ISSUER_NOT_IDENTIFIED', action: 'poa_issuer_not_identified_action' },
];

function checkLanguages(given: string | undefined): void {
	const strange = given?.split(',').find((code) => !LANGUAGES.includes(code.trim()));
	if (strange === undefined) return;
	const known = LANGUAGES.map((code) => `'${code}'`).join(', ');
	throw fieldInvalid(
		'poa_languages_allowed',
		`Invalid language code: '${strange}'. Must be one of the supported languages: [${known}].`,
	);
}

/** Months by the kind of document. */
function checkAges(given: unknown): void {
	for (const [kind, months] of Object.entries(isObject(given) ? given : {})) {
		const isFine = Number.isInteger(months) && (months === -1 || inYears(Number(months)));
		if (isFine) continue;
		throw fieldInvalid(
			'poa_document_age_months',
			`Invalid integer value for '${kind}': '${String(months)}'. Must be -1 (unlimited) or a positive integer between 1 and 120.`,
		);
	}
}

const inYears = (months: number): boolean => months >= 1 && months <= 120;

function proofOfAddress(call: KeyCall) {
	const given = call.readForm(poaShape);
	const { document, expected_address = null } = given;
	checkLanguages(given.poa_languages_allowed);
	checkAges(given.poa_document_age_months);
	const reason = { error: ['Error extracting POA information'] };
	openDocument(document, given.document_password, reason);
	if (found(document, 'unreadable')) throw new Refusal(400, reason);

	// What is expected is true, unless the name of the file says otherwise.
	const expected_details = {
		...(!found(document, 'stranger') && {
			first_name: given.expected_first_name,
			last_name: given.expected_last_name,
		}),
		...(!found(document, 'elsewhere') && { address: expected_address }),
		id_country: given.expected_country,
	};
	const person = personIn(document);
	const owner = documentOwner(call, person, 'POA', expected_details);
	const { status, tags, warnings } = judge('PROOF_OF_ADDRESS', [document], FINDINGS, given);
	const lines = `${owner.address}, ${owner.country.name}`;
	const poa = {
		status,
		issuing_state: owner.issuing_state,
		document_type: 'UTILITY_BILL',
		document_subtype: 'WATER_BILL',
		document_language: 'es',
		issuer: found(document, 'anonymous') ? null : 'Sandbox Power',
		issue_date: found(document, 'expired') ? '2021-02-10' : call.sandbox.clock.iso().slice(0, 10),
		expiration_date: null,
		poa_address: owner.address,
		poa_formatted_address: lines,
		poa_parsed_address: parsedAddress(owner),
		expected_details_address: expected_address,
		expected_details_formatted_address: expected_address,
		expected_details_parsed_address: null,
		name_on_document: owner.full_name,
		extra_fields: { additional_names: [] },
		warnings,
	};
	return conclude(call, given, {
		service: 'PROOF_OF_ADDRESS',
		price: 0.2,
		features: ['POA'],
		person,
		expected_details,
		status,
		warnings: tags,
		result: { poa },
	});
}

export const proofOfAddressEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/poa/', auth: 'key', handle: { current: proofOfAddress } },
];
