import { fieldInvalid, Refusal } from '../../server/responses.mts';
import type { Row } from '../../world/model.mts';
import {
	findRegister,
	REGISTER_COUNTRIES,
	registersOf,
	type Register,
} from '../../world/registers.mts';

/** Fields that hold a number of the person. */
export const NUMBERS = [
	...['identification_number', 'personal_number', 'tax_number', 'document_number'],
	...['driver_license_number', 'driver_license_card_number', 'passport_number'],
	...['passport_file_number', 'medicare_card_number', 'immi_card_number'],
	...['citizenship_certificate_number', 'birth_registration_number'],
	...['marriage_certificate_number', 'change_of_name_certificate_number', 'voter_id', 'epic_card'],
	...['pan', 'national_id', 'cic', 'voter_number', 'emission_number', 'bvn'],
	...['bank_card_number', 'ssn'],
];

const CPF_LENGTH = 11;

const quoted = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
const idsOf = (registers: readonly Register[]) => registers.map(({ service_id: id }) => id);

function refuseUnknown(state: string, services: readonly string[]): void {
	const strange = services.filter((service) => !findRegister(service));
	if (strange.length > 0) {
		throw fieldInvalid('services', `Unknown service_id(s): ${quoted(strange)}`);
	}
	const there = idsOf(registersOf(state));
	const foreign = services.filter((service) => !there.includes(service));
	if (foreign.length === 0) return;
	throw fieldInvalid(
		'services',
		`Services not currently live for ${state}: ${quoted(foreign)}. Available services: ${quoted(there)}`,
	);
}

function refuseClosed(state: string, registers: readonly Register[]): void {
	const closed = idsOf(registers.filter(({ closed: is }) => is === true));
	if (closed.length === 0) return;
	throw new Refusal(400, {
		services: [
			`Services require onboarding before they can be enabled for ${state}: ${quoted(closed)}. Contact Didit support to activate them.`,
		],
		requires_onboarding: closed,
	});
}

function refuseWithoutConsent(registers: readonly Register[]): void {
	const asking = idsOf(registers.filter(({ consent: wanted }) => wanted === true));
	if (asking.length === 0) return;
	throw new Refusal(400, {
		consent: [
			`Explicit end-user consent is required for these database validation services: ${quoted(asking)}. Send \`consent=true\`.`,
		],
		services_requiring_consent: asking,
	});
}

function refuseMissing(registers: readonly Register[], screened: Row): void {
	for (const { service_id: id, needs = [] } of registers) {
		const [field = '', other = ''] = needs;
		if (needs.length === 0 || needs.some((name) => screened[name] !== undefined)) continue;
		const hint = `(or use '${other}' which maps to '${field}' for ${id.slice(0, 3).toUpperCase()})`;
		throw new Refusal(400, {
			error: [`Missing required fields: ${field} ${hint}`],
			fields_required_by: { [field]: [id] },
		});
	}
}

function refuseCpf(state: string, screened: Row): void {
	const number = screened.tax_number ?? screened.identification_number;
	if (state !== 'BRA' || typeof number !== 'string' || number.length === CPF_LENGTH) return;
	throw fieldInvalid(
		'tax_number',
		`Invalid tax number for BRA: Brazilian CPF (exactly 11 digits). Must be exactly 11 characters long (got ${String(number.length)}).`,
	);
}

/** The registers that are asked, or what Didit refuses the request for. */
export function chosenRegisters(
	state: string,
	services: readonly string[] | undefined,
	consent: boolean,
	screened: Row,
): readonly Register[] {
	if (!REGISTER_COUNTRIES.includes(state)) {
		const valid = REGISTER_COUNTRIES.join(', ');
		throw new Refusal(400, { error: [`Invalid issuing state. Valid options are: ${valid}`] });
	}
	refuseUnknown(state, services ?? []);
	const there = registersOf(state);
	const chosen = services ? there.filter(({ service_id: id }) => services.includes(id)) : there;
	refuseClosed(state, chosen);
	if (!consent) refuseWithoutConsent(chosen);
	refuseMissing(chosen, screened);
	refuseCpf(state, screened);
	return chosen;
}
