import type { INodeProperties } from 'n8n-workflow';
import { choiceField, choicesFrom, dayField, jsonField, textField } from '../../fields/basic';
import { documentTypes } from '../../fields/choices';
import { countryField } from '../../fields/countries';
import { declare } from '../../input/declared';
import { snakeCase } from '../../input/readValue';
import { countryName } from '../../input/values/countries';
import { phoneNumber } from '../../input/values/phoneNumbers';
import { textOrParts } from '../../input/values/json';

/** Whose registers Didit asks; GLB is for those of the whole world. */
const STATES =
	'ARE ARG AUS AUT BEL BGD BOL BRA CAN CHE CHL CHN CIV COL CRI CZE DEU DNK DOM ECU ESP FIN FRA GBR GHA GLB GRC GTM HKG HND IDN IND IRL ITA KEN KHM MAR MEX MYS NGA NLD NOR NZL OMN PAN PER PHL POL PRT PRY QAT SGP SLV SVK SWE THA UGA URY USA VEN ZAF ZMB ZWE'.split(
		' ',
	);

export const issuingState: INodeProperties = choiceField(
	{
		displayName: 'Issuing State',
		name: 'issuingState',
		required: true,
		description: 'Whose registers are asked. The fields below are those of this country.',
	},
	STATES.map((value) => ({ name: countryName(value) ?? 'Worldwide', value })).sort((a, b) =>
		a.name.localeCompare(b.name),
	),
	'ESP',
);

/** What only registers of these countries know; all others may be asked for anywhere. */
const OF_COUNTRIES: Readonly<Record<string, readonly string[]>> = {
	bankCardNumber: ['CHN'],
	bvn: ['NGA'],
	changeOfNameCertificateNumber: ['AUS', 'NZL'],
	cic: ['MEX'],
	citizenshipCertificateNumber: ['AUS', 'NZL'],
	emissionNumber: ['MEX'],
	epicCard: ['IND'],
	identificadorCiudadano: ['MEX'],
	immiCardExpiryDate: ['AUS'],
	immiCardNumber: ['AUS'],
	marriageCertificateNumber: ['AUS', 'NZL'],
	medicareCardNumber: ['AUS'],
	ocr: ['MEX'],
	pan: ['IND'],
	passportFileNumber: ['IND'],
	ssn: ['USA'],
	voterNumber: ['MEX'],
};

/** What means nothing in a country, by names on the wire: it may be left over from another. */
export function foreignTo(state: string): Set<string> {
	const foreign = Object.entries(OF_COUNTRIES).filter(
		([, countries]) => !countries.includes(state),
	);
	return new Set(foreign.map(([name]) => snakeCase(name)));
}

const text = (displayName: string, name: string, description?: string): INodeProperties =>
	textField({ displayName, name, ...(description && { description }) });
const date = (displayName: string, name: string): INodeProperties =>
	dayField({ displayName, name, placeholder: 'e.g. 1990-05-21' });

/** What a person is looked up by. */
const fields: INodeProperties[] = [
	declare(
		{ read: textOrParts },
		jsonField(
			{ displayName: 'Address', name: 'address', description: 'As text, or in parts as JSON' },
			'""',
		),
	),
	...[1, 2, 3, 4, 5].map((part) =>
		declare(
			{ wireName: `address_element_${part}` },
			text(`Address Element ${part}`, `addressElement${part}`),
		),
	),
	text('Bank Card Number', 'bankCardNumber'),
	date('Birth Registration Date', 'birthRegistrationDate'),
	text('Birth Registration Number', 'birthRegistrationNumber'),
	text('Birth Registration State', 'birthRegistrationState'),
	text('BVN', 'bvn', 'Bank verification number'),
	text('Change of Name Certificate Number', 'changeOfNameCertificateNumber'),
	text('CIC', 'cic', 'Number on the back of a voter card'),
	text('Citizenship Certificate Number', 'citizenshipCertificateNumber'),
	date('Date of Birth', 'dateOfBirth'),
	date('Date of Issue', 'dateOfIssue'),
	text('Document Number', 'documentNumber'),
	choiceField({ displayName: 'Document Type', name: 'documentType' }, documentTypes, 'ID'),
	text('Driver License Card Number', 'driverLicenseCardNumber'),
	text('Driver License Number', 'driverLicenseNumber'),
	text('Driver License State', 'driverLicenseState'),
	text('Driver License Version', 'driverLicenseVersion'),
	textField({ displayName: 'Email', name: 'email', placeholder: 'name@email.com' }),
	text('Emission Number', 'emissionNumber'),
	text('EPIC Card', 'epicCard', 'Number of a voter card'),
	date('Expiration Date', 'expirationDate'),
	text('First Name', 'firstName'),
	text('First Partner Name', 'firstPartnerName'),
	text('Full Name', 'fullName'),
	choiceField({ displayName: 'Gender', name: 'gender' }, [
		{ name: 'Female', value: 'F' },
		{ name: 'Male', value: 'M' },
		{ name: 'Other', value: 'X' },
	]),
	text('Identificador Ciudadano', 'identificadorCiudadano', 'Number on the back of a voter card'),
	text(
		'Identification Number',
		'identificationNumber',
		'The usual number of the country, whatever it is called there',
	),
	date('ImmiCard Expiry Date', 'immiCardExpiryDate'),
	text('ImmiCard Number', 'immiCardNumber'),
	text('Landline', 'landline'),
	text('Last Name', 'lastName'),
	text('Last Partner Name', 'lastPartnerName'),
	text('Marriage Certificate Number', 'marriageCertificateNumber'),
	text('Medicare Card Number', 'medicareCardNumber'),
	text('Middle Name', 'middleName'),
	text('National Number', 'nationalId'),
	countryField({ displayName: 'Nationality', name: 'nationality', description: 'Code or name' }),
	text('OCR', 'ocr', 'Number on the back of a voter card'),
	text('PAN', 'pan', 'Permanent account number'),
	date('Passport Expiration Date', 'passportExpirationDate'),
	text('Passport File Number', 'passportFileNumber'),
	countryField({
		displayName: 'Passport Issue Country',
		name: 'passportIssueCountry',
		description: 'Code or English name',
	}),
	text('Passport Number', 'passportNumber'),
	text('Personal Number', 'personalNumber'),
	declare({ read: phoneNumber }, text('Phone', 'phone')),
	text('Postal Code', 'postalCode'),
	text('SSN', 'ssn', 'Social security number'),
	text('Tax Number', 'taxNumber'),
	text('Voter Number', 'voterNumber'),
	text('Voter Card', 'voterId'),
];

/** What becomes of the result where the registers say something else. */
const matchAction = (
	displayName: string,
	name: string,
	what: string,
	standard: 'DECLINE' | 'NO_ACTION',
): INodeProperties =>
	choiceField(
		{ displayName, name, description: `What becomes of the result where ${what}` },
		choicesFrom('DECLINE', 'NO_ACTION'),
		standard,
	);

/** Each shown for its country. */
export const databaseFields: INodeProperties[] = [
	...fields,
	matchAction('No Match Action', 'noMatchAction', 'no register knows the person', 'DECLINE'),
	matchAction('Partial Match Action', 'partialMatchAction', 'some of it is not right', 'NO_ACTION'),
].map((field) => {
	const countries = OF_COUNTRIES[field.name];
	if (!countries) return field;
	return { ...field, displayOptions: { show: { '/issuingState': [...countries] } } };
});
