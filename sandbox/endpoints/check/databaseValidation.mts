import { file, texts, written } from '../../server/form.mts';
import { Refusal } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	anything,
	date,
	email,
	flag,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../../server/validate.mts';
import type { Row } from '../../world/model.mts';
import { warningReport } from '../../world/reports/warnings.mts';
import { around, conclude } from './conclude.mts';
import { action } from './findings.mts';
import { chosenRegisters, NUMBERS } from './registerRules.mts';

const fieldsOf = (names: readonly string[]) =>
	Object.fromEntries(names.map((name) => [name, optional(text())]));
const WORDS = [
	...['first_name', 'last_name', 'middle_name', 'full_name', 'nationality', 'postal_code'],
	...['address_element_1', 'address_element_2', 'address_element_3', 'address_element_4'],
	...['address_element_5', 'driver_license_state', 'driver_license_version'],
	...['passport_issue_country', 'birth_registration_state', 'first_partner_name'],
	...['last_partner_name', 'identificador_ciudadano', 'ocr', 'phone', 'landline'],
];
const identity = {
	...fieldsOf([...WORDS, ...NUMBERS]),
	document_type: optional(
		oneOf(['P', 'DL', 'ID', 'RP', 'SSC', 'HIC', 'WP', 'TC', 'VISA', 'PSC', 'BC', 'OTHER']),
	),
	date_of_birth: optional(date),
	expiration_date: optional(date),
	date_of_issue: optional(date),
	passport_expiration_date: optional(date),
	immi_card_expiry_date: optional(date),
	birth_registration_date: optional(date),
	gender: optional(oneOf(['M', 'F', 'X'])),
	address: optional(anything),
	email: optional(email),
};
const request = {
	issuing_state: required(text()),
	services: optional(texts),
	validation_type: optional(text()),
	consent: optional(written(flag)),
	partial_match_action: action,
	no_match_action: action,
	selfie: optional(file(['jpg', 'jpeg', 'png', 'webp'], 5)),
	...around,
};
const databaseShape = object({ ...identity, ...request } as typeof request);

/** What of a request the registers are asked for. */
const screenedIn = (given: Row): Row =>
	Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(identity, name)));

/** The end of a number says what the registers have of it. */
function matchOf(screened: Row): 'full_match' | 'partial_match' | 'no_match' {
	const numbers = NUMBERS.map((name) => String(screened[name] ?? ''));
	if (numbers.some((number) => number.endsWith('404'))) return 'no_match';
	return numbers.some((number) => number.endsWith('206')) ? 'partial_match' : 'full_match';
}

const OUTCOMES = { full_match: 'MATCH', partial_match: 'PARTIAL_MATCH', no_match: 'NO_MATCH' };
const SCORES = { full_match: 1, partial_match: 0.5, no_match: 0 };

function databaseValidation(call: KeyCall) {
	const given = call.readForm(databaseShape);
	const screened = screenedIn(given);
	const { issuing_state, services, consent = false } = given;
	const registers = chosenRegisters(issuing_state, services, consent, screened);
	if (Object.keys(screened).length === 0) {
		throw new Refusal(400, { error: ['Missing required fields: identification_number'] });
	}
	const match = matchOf(screened);
	const actions = {
		full_match: 'NO_ACTION',
		partial_match: given.partial_match_action ?? 'NO_ACTION',
		no_match: given.no_match_action ?? 'DECLINE',
	};
	const status = actions[match] === 'DECLINE' ? 'Declined' : 'Approved';
	const isFull = match === 'full_match';
	const tag = `DATABASE_VALIDATION_${OUTCOMES[match]}`;
	const name = screened.full_name ?? screened.first_name ?? null;
	const database_validation = {
		status,
		issuing_state,
		validation_type: given.validation_type ?? 'one_by_one',
		screened_data: screened,
		match_type: match,
		validations: registers.map(({ service_id, service_name }) => ({
			service_id,
			service_name,
			validation: Object.fromEntries(Object.keys(screened).map((field) => [field, match])),
			outcome_code: OUTCOMES[match],
			outcome_detail: '200',
			source_data: match === 'no_match' ? null : screened,
		})),
		warnings: isFull ? [] : [warningReport(tag, 'DATABASE_VALIDATION', status)],
		services_used: registers.map(({ service_id: id }) => id),
		match_score: SCORES[match],
	};
	return conclude(call, given, {
		service: 'DATABASE_VALIDATION',
		price: 0.5,
		features: ['DATABASE_VALIDATION'],
		person: String(name ?? 'nobody'),
		status,
		warnings: isFull ? [] : [tag],
		result: { database_validation },
	});
}

export const databaseValidationEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/database-validation/',
		auth: 'key',
		handle: { current: databaseValidation },
	},
];
