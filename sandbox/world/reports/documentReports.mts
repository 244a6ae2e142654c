import type { Person } from '../person.mts';
import { ageOf, type ReportContent } from './reportContext.mts';
import type { Feature } from '../workflowModel.mts';

export function parsedAddress(person: Person) {
	return {
		address_type: null,
		city: person.country.city,
		region: null,
		street_1: person.address,
		street_2: null,
		postal_code: '46001',
		country: person.country.alpha2,
		formatted_address: `${person.address}, ${person.country.name}`,
		document_location: { latitude: 39.47, longitude: -0.38 },
	};
}

/** The checks that read a document. */
export const documentContents = {
	ID_VERIFICATION: (context) => ({
		document_type: 'Identity Card',
		document_subtype: 'ID_CARD_GENERIC',
		document_number: context.person.document_number,
		personal_number: context.person.personal_number,
		portrait_image: context.media('portrait.png'),
		front_image: context.media('front.png'),
		front_video: null,
		back_image: context.media('back.png'),
		back_video: null,
		full_front_image: context.media('full_front.png'),
		full_back_image: context.media('full_back.png'),
		date_of_birth: context.person.date_of_birth,
		age: ageOf(context),
		expiration_date: '2034-06-01',
		date_of_issue: '2024-06-01',
		issuing_state: context.person.issuing_state,
		issuing_state_name: context.person.country.name,
		first_name: context.person.first_name,
		last_name: context.person.last_name,
		full_name: context.person.full_name,
		gender: context.person.gender,
		address: context.person.address,
		formatted_address: `${context.person.address}, ${context.person.country.name}`,
		place_of_birth: context.person.country.city,
		marital_status: 'SINGLE',
		nationality: context.person.nationality,
		extra_fields: {},
		parsed_address: parsedAddress(context.person),
		extra_files: [],
		matches: [],
	}),
	NFC: ({ person, media }) => ({
		portrait_image: media('nfc_portrait.png'),
		signature_image: null,
		chip_data: {
			document_type: 'ID',
			issuing_country: person.issuing_state,
			document_number: person.document_number,
			expiration_date: '2034-06-01',
			first_name: person.first_name,
			last_name: person.last_name,
			birth_date: person.date_of_birth,
			gender: person.gender,
			nationality: person.nationality,
		},
		authenticity: { sod_integrity: true, dg_integrity: true },
		certificate_summary: { issuer: person.country.name, not_valid_after: '2034-06-01' },
	}),
	POA: ({ person, media }) => ({
		issuing_state: person.issuing_state,
		document_type: 'UTILITY_BILL',
		document_language: 'es',
		document_file: media('poa.png'),
		issuer: 'Sandbox Power',
		issue_date: '2025-05-01',
		poa_address: person.address,
		poa_formatted_address: `${person.address}, ${person.country.name}`,
		poa_parsed_address: parsedAddress(person),
		name_on_document: person.full_name,
		expected_details_address: null,
	}),
} satisfies Partial<Record<Feature, ReportContent>>;
