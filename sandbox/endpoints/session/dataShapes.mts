import {
	country,
	date,
	email,
	freeObject,
	Invalid,
	isObject,
	matching,
	nullable,
	number,
	object,
	oneOf,
	optional,
	text,
	type Check,
} from '../../server/validate.mts';

const words = (max: number) => optional(nullable(text({ max, blank: true })));
const day = optional(nullable(date));

/** Refuses in the words that Didit has for this field. */
function inWords<T>(check: Check<T>, said: string): Check<T> {
	return (value, trace) => {
		try {
			return check(value, trace);
		} catch (error) {
			throw error instanceof Invalid ? new Invalid([said]) : error;
		}
	};
}

const issuing_state = optional(
	nullable(inWords(country, 'Invalid ISO 3166-1 alpha-3 country code for issuing_state.')),
);

const PARTS = [
	...['address_type', 'city', 'region', 'street_1', 'street_2'],
	...['postal_code', 'country'],
];
const allowed = `Unsupported key. Allowed keys: ${PARTS.join(', ')}`;

/** Unlike elsewhere, an unknown key is refused. */
const parts: Check<Record<string, unknown>> = (value, trace) => {
	const given = freeObject(value, trace);
	const problems: Record<string, string> = {};
	for (const [name, part] of Object.entries(given)) {
		if (!PARTS.includes(name)) problems[name] = allowed;
		else if (part !== null && typeof part !== 'string') problems[name] = 'Not a valid string.';
	}
	const { country: state } = given;
	if (typeof state === 'string' && !/^[A-Z]{2}$/.test(state)) {
		problems.country = 'Invalid ISO 3166-1 alpha-2 country code.';
	}
	if (Object.keys(problems).length > 0) throw new Invalid(problems);
	return given;
};
const address = optional(nullable(parts));

const extra: Check<Record<string, unknown>> = inWords(
	freeObject,
	'This field must be a JSON object.',
);

const extraOfProof: Check<Record<string, unknown>> = (value, trace) => {
	const given = extra(value, trace);
	const { additional_names: names = null } = given;
	if (names === null || Array.isArray(names)) return given;
	throw new Invalid({ additional_names: 'Must be a list or null.' });
};

/** What was read from a person's document. */
const document = {
	document_type: optional(
		nullable(
			oneOf(['P', 'DL', 'ID', 'RP', 'SSC', 'HIC', 'WP', 'TC', 'VISA', 'PSC', 'BC', 'OTHER']),
		),
	),
	document_subtype: words(128),
	document_number: words(255),
	personal_number: words(255),
	date_of_birth: day,
	date_of_issue: day,
	expiration_date: day,
	issuing_state,
	first_name: words(255),
	last_name: words(255),
	gender: optional(nullable(oneOf(['M', 'F', 'U']))),
	address: words(255),
	place_of_birth: words(255),
	nationality: words(32),
	marital_status: optional(oneOf(['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED', 'UNKNOWN'])),
	extra_fields: optional(nullable(extra)),
	parsed_address: address,
};
export const DOCUMENT = { shape: object(document), shown: Object.keys(document) };

/** What was read from a proof of address. */
const proof = {
	issuing_state,
	document_type: optional(
		oneOf([
			...(['UTILITY_BILL', 'BANK_STATEMENT', 'GOVERNMENT_ISSUED_DOCUMENT'] as const),
			...(['OTHER_POA_DOCUMENT', 'UNKNOWN'] as const),
		]),
	),
	document_language: words(50),
	issuer: words(255),
	issue_date: day,
	poa_address: words(2048),
	name_on_document: words(255),
	extra_fields: optional(nullable(extraOfProof)),
	poa_parsed_address: address,
};
export const PROOF = {
	shape: object(proof),
	shown: [...Object.keys(proof), 'poa_formatted_address'],
};

const REGISTRY_STATUSES = [
	...(['active', 'dissolved', 'deregistered', 'see full details', 'authorised'] as const),
	...(['appointed representative', 'unauthorised', 'inactive'] as const),
	...(['no longer authorised', 'closed', 'struck off'] as const),
];

const plain = (max = 2048) => optional(text({ max, blank: true }));

const code = (max: number, pattern: RegExp, said: string): Check<string> => {
	const short = text({ max });
	const right = matching(pattern, said);
	return (value, trace) => right(short(value, trace), trace);
};

/** Empty, or of this kind. */
const blankOr =
	<T,>(check: Check<T>): Check<T | ''> =>
	(value, trace) =>
		value === '' ? '' : check(value, trace);

/** What is known of the company of a session. */
export const companyShape = object({
	company_name: plain(255),
	registration_number: plain(100),
	country_code: optional(
		code(2, /^[A-Z]{2}$/, 'country_code must be a 2-letter ISO 3166-1 alpha-2 code.'),
	),
	region: words(10),
	incorporation_date: optional(date),
	registration_date: day,
	dissolution_date: day,
	tax_number: plain(100),
	legal_address: plain(),
	company_type: plain(100),
	registry_status: optional(nullable(oneOf(REGISTRY_STATUSES))),
	verification_status: optional(nullable(oneOf(['verified', 'failed', 'unknown']))),
	alternative_names: plain(),
	nature_of_business: plain(),
	registered_capital: plain(100),
	registered_capital_amount: optional(nullable(number())),
	registered_capital_currency: optional(
		nullable(
			code(3, /^[A-Z]{3}$/, 'Currency must be a 3-letter ISO 4217 code (e.g. USD, EUR, GBP).'),
		),
	),
	website: optional(
		blankOr(code(500, /^(https?:\/\/)?[^\s/?#.]+(\.[^\s/?#.]+)+\S*$/i, 'Enter a valid URL.')),
	),
	email: optional(blankOr(email)),
	phone: optional(blankOr(code(50, /^\+?[\d\s()-]{5,}$/, 'Invalid phone number format.'))),
	legal_entity_identifier: plain(50),
	location_of_registration: plain(255),
	vat_number: plain(64),
	control_scheme: plain(),
});

/** What is known, with what was corrected: of an object its members, and a null takes one away. */
export function corrected(
	known: Record<string, unknown>,
	changes: Record<string, unknown>,
): Record<string, unknown> {
	const merged = Object.entries(changes).map(([name, change]) => {
		const before = known[name];
		if (!isObject(change) || !isObject(before)) return [name, change];
		const members = Object.entries({ ...before, ...change }).filter(([, one]) => one !== null);
		return [name, Object.fromEntries(members)];
	});
	return { ...known, ...(Object.fromEntries(merged) as Record<string, unknown>) };
}
