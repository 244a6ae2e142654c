import type { Operation } from '../../engine/operation';
import { jsonField, textField } from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields, findingAction } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { countryField } from '../../fields/countries';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { PICTURES_AND_PDF } from '../../input/fileTypes';
import { languagesInText } from '../../input/values/languages';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { documentField, documentFile, expectedNames, passwordOf } from './fields';

export const proofOfAddress: Operation = {
	value: 'proofOfAddress',
	name: 'Proof of Address',
	action: 'Check a proof of address',
	description: 'Read and check a bill or a statement that shows where somebody lives',
	docs: 'https://docs.didit.me/standalone-apis/proof-of-address',
	fields: [
		costNotice('check'),
		personalDataNotice,
		documentField('JPEG, PNG, WebP, TIFF or PDF, at most 15 MB'),
		additionalFields([
			passwordOf('Document Password', 'documentPassword'),
			textField({ displayName: 'Expected Address', name: 'expectedAddress' }),
			countryField({
				displayName: 'Expected Country',
				name: 'expectedCountry',
				description: 'Code or English name',
			}),
			...expectedNames,
			jsonField({
				displayName: 'Document Age in Months',
				name: 'poaDocumentAgeMonths',
				placeholder: 'e.g. {"utility_bill": 3}',
				description: 'How old it may be, by kind, as JSON',
			}),
			declare(
				{ read: languagesInText },
				textField({
					displayName: 'Languages Allowed',
					name: 'poaLanguagesAllowed',
					placeholder: 'e.g. en, es',
					description: 'Comma-separated codes or English names, or an array',
				}),
			),
			findingAction(
				'Address Mismatch Action',
				'poaAddressMismatchAction',
				'where the address is not the expected one',
				'DECLINE',
			),
			findingAction(
				'Authenticity Action',
				'poaDocumentAuthenticityAction',
				'where the document may not be genuine',
				'DECLINE',
			),
			findingAction(
				'Document Issues Action',
				'poaDocumentIssuesAction',
				'where the document can hardly be read',
				'DECLINE',
			),
			findingAction(
				'Issuer Not Identified Action',
				'poaIssuerNotIdentifiedAction',
				'where nobody knows who issued it',
				'DECLINE',
			),
			findingAction(
				'Name Mismatch Action',
				'poaNameMismatchAction',
				'where the name is not the expected one',
				'DECLINE',
			),
			findingAction(
				'Unsupported Language Action',
				'poaUnsupportedLanguageAction',
				'where the language is not among those allowed',
				'DECLINE',
			),
			...checkFields,
		]),
	],
	files: [documentFile(PICTURES_AND_PDF, 15)],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['poa'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a proof of address', 'request_id', 'poa'),
	simplify: checkResult('poa', [
		'document_type',
		'issuer',
		'issue_date',
		'name_on_document',
		'poa_address',
	]),
};
