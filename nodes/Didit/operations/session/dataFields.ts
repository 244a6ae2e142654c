import type { INodeProperties } from 'n8n-workflow';
import {
	choiceField,
	choicesFrom,
	dayField,
	jsonField,
	numberField,
	objectField,
	textField,
} from '../../fields/basic';
import { documentTypes } from '../../fields/choices';
import { countryField } from '../../fields/countries';
import { nodeId } from '../../fields/locators';
import { declare } from '../../input/declared';
import { country } from '../../input/values/countries';
import { phoneNumber } from '../../input/values/phoneNumbers';

/** Which of several checks of a kind is meant. */
export const someNode: INodeProperties = {
	...nodeId,
	required: false,
	description: 'Only where the session has several checks of this kind',
};

const issuingState = countryField({
	displayName: 'Issuing State',
	name: 'issuingState',
	description: 'Code or English name',
});

const addressParts = (wording: { displayName: string; name: string }): INodeProperties =>
	objectField({ ...wording, description: 'The address in parts' }, [
		textField({ displayName: 'Address Type', name: 'addressType' }),
		textField({ displayName: 'City', name: 'city' }),
		declare(
			{ read: country('alpha2') },
			textField({ displayName: 'Country', name: 'country', placeholder: 'e.g. ES' }),
		),
		textField({ displayName: 'Postal Code', name: 'postalCode' }),
		textField({ displayName: 'Region', name: 'region' }),
		declare({ wireName: 'street_1' }, textField({ displayName: 'Street 1', name: 'street1' })),
		declare({ wireName: 'street_2' }, textField({ displayName: 'Street 2', name: 'street2' })),
	]);

const extraFields = jsonField({
	displayName: 'Extra Fields',
	name: 'extraFields',
	description: 'What else was read from the document, as JSON',
});

/** What was read from a person's document. */
export const documentFields: INodeProperties[] = [
	textField({ displayName: 'Address', name: 'address' }),
	dayField({ displayName: 'Date of Birth', name: 'dateOfBirth', placeholder: 'e.g. 1990-05-21' }),
	dayField({ displayName: 'Date of Issue', name: 'dateOfIssue', placeholder: 'e.g. 2020-05-21' }),
	textField({ displayName: 'Document Number', name: 'documentNumber' }),
	textField({ displayName: 'Document Subtype', name: 'documentSubtype' }),
	choiceField({ displayName: 'Document Type', name: 'documentType' }, documentTypes, 'P'),
	dayField({
		displayName: 'Expiration Date',
		name: 'expirationDate',
		placeholder: 'e.g. 2030-05-21',
	}),
	extraFields,
	textField({ displayName: 'First Name', name: 'firstName' }),
	choiceField(
		{ displayName: 'Gender', name: 'gender' },
		[
			{ name: 'Female', value: 'F' },
			{ name: 'Male', value: 'M' },
			{ name: 'Unknown', value: 'U' },
		],
		'U',
	),
	issuingState,
	textField({ displayName: 'Last Name', name: 'lastName' }),
	choiceField(
		{ displayName: 'Marital Status', name: 'maritalStatus' },
		choicesFrom('DIVORCED', 'MARRIED', 'SINGLE', 'UNKNOWN', 'WIDOWED'),
		'UNKNOWN',
	),
	countryField({
		displayName: 'Nationality',
		name: 'nationality',
		description: 'Code or English name',
	}),
	addressParts({ displayName: 'Parsed Address', name: 'parsedAddress' }),
	textField({ displayName: 'Personal Number', name: 'personalNumber' }),
	textField({ displayName: 'Place of Birth', name: 'placeOfBirth' }),
];

/** What was read from a proof of address. */
export const proofFields: INodeProperties[] = [
	textField({ displayName: 'Address', name: 'poaAddress' }),
	textField({ displayName: 'Document Language', name: 'documentLanguage' }),
	choiceField(
		{ displayName: 'Document Type', name: 'documentType' },
		choicesFrom(
			'BANK_STATEMENT',
			'GOVERNMENT_ISSUED_DOCUMENT',
			'OTHER_POA_DOCUMENT',
			'UNKNOWN',
			'UTILITY_BILL',
		),
		'UTILITY_BILL',
	),
	extraFields,
	dayField({ displayName: 'Issue Date', name: 'issueDate', placeholder: 'e.g. 2026-05-21' }),
	textField({ displayName: 'Issuer', name: 'issuer' }),
	issuingState,
	textField({ displayName: 'Name on Document', name: 'nameOnDocument' }),
	addressParts({ displayName: 'Parsed Address', name: 'poaParsedAddress' }),
];

/** What is known of the company of a session. */
export const companyDataFields: INodeProperties[] = [
	textField({ displayName: 'Alternative Names', name: 'alternativeNames' }),
	textField({ displayName: 'Company Name', name: 'companyName' }),
	textField({ displayName: 'Company Type', name: 'companyType' }),
	textField({ displayName: 'Control Scheme', name: 'controlScheme' }),
	declare(
		{ read: country('alpha2') },
		textField({
			displayName: 'Country Code',
			name: 'countryCode',
			placeholder: 'e.g. GB',
			description: 'A code or the English name',
		}),
	),
	dayField({
		displayName: 'Dissolution Date',
		name: 'dissolutionDate',
		placeholder: 'e.g. 2026-05-21',
	}),
	textField({ displayName: 'Email', name: 'email', placeholder: 'name@email.com' }),
	dayField({
		displayName: 'Incorporation Date',
		name: 'incorporationDate',
		placeholder: 'e.g. 2016-05-21',
	}),
	textField({ displayName: 'Legal Address', name: 'legalAddress' }),
	textField({ displayName: 'Legal Entity Identifier', name: 'legalEntityIdentifier' }),
	textField({ displayName: 'Location of Registration', name: 'locationOfRegistration' }),
	textField({ displayName: 'Nature of Business', name: 'natureOfBusiness' }),
	declare({ read: phoneNumber }, textField({ displayName: 'Phone', name: 'phone' })),
	textField({ displayName: 'Region', name: 'region' }),
	textField({ displayName: 'Registered Capital', name: 'registeredCapital' }),
	numberField(
		{ displayName: 'Registered Capital Amount', name: 'registeredCapitalAmount' },
		{ least: 0, standard: 0 },
	),
	textField({
		displayName: 'Registered Capital Currency',
		name: 'registeredCapitalCurrency',
		placeholder: 'e.g. EUR',
	}),
	dayField({
		displayName: 'Registration Date',
		name: 'registrationDate',
		placeholder: 'e.g. 2016-05-21',
	}),
	textField({ displayName: 'Registration Number', name: 'registrationNumber' }),
	choiceField(
		{ displayName: 'Registry Status', name: 'registryStatus' },
		[
			'active',
			'appointed representative',
			'authorised',
			'closed',
			'deregistered',
			'dissolved',
			'inactive',
			'no longer authorised',
			'see full details',
			'struck off',
			'unauthorised',
		].map((value) => ({ name: titleOf(value), value })),
		'active',
	),
	textField({ displayName: 'Tax Number', name: 'taxNumber' }),
	textField({ displayName: 'VAT Number', name: 'vatNumber' }),
	choiceField(
		{ displayName: 'Verification Status', name: 'verificationStatus' },
		[
			{ name: 'Not Verified', value: 'failed' },
			{ name: 'Unknown', value: 'unknown' },
			{ name: 'Verified', value: 'verified' },
		],
		'verified',
	),
	textField({ displayName: 'Website', name: 'website', placeholder: 'e.g. https://example.com' }),
];

function titleOf(words: string): string {
	return words.replace(/\b\w/g, (letter) => letter.toUpperCase());
}
