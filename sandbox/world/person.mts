import { createHash } from 'node:crypto';
import type { Session } from './model.mts';
import { featuresOf } from './workflowModel.mts';

const FIRST_NAMES = {
	F: ['Carmen', 'Inês', 'Greta', 'Élodie', 'Chiara', 'Maja', 'Saoirse', 'Zoë'],
	M: ['Álvaro', 'Tiago', 'Jürgen', 'Bastien', 'Matteo', 'Piotr', 'Cian', 'Bram'],
};
const LAST_NAMES = ['Ortega', 'Figueira', 'Lindqvist', 'Moreau', 'Bianchi', 'Kowalska', 'de Wit'];
const COUNTRIES = [
	{ code: 'ESP', alpha2: 'ES', name: 'Spain', city: 'Valencia', dial: '+34' },
	{ code: 'PRT', alpha2: 'PT', name: 'Portugal', city: 'Braga', dial: '+351' },
	{ code: 'DEU', alpha2: 'DE', name: 'Germany', city: 'Leipzig', dial: '+49' },
	{ code: 'FRA', alpha2: 'FR', name: 'France', city: 'Nantes', dial: '+33' },
	{ code: 'ITA', alpha2: 'IT', name: 'Italy', city: 'Torino', dial: '+39' },
] as const;

export interface Person {
	/** Stands for the face: the same for every session of the same vendor data. */
	face: string;
	first_name: string;
	last_name: string;
	full_name: string;
	gender: string;
	date_of_birth: string;
	nationality: string;
	issuing_state: string;
	country: (typeof COUNTRIES)[number];
	document_number: string;
	personal_number: string;
	address: string;
	ip_address: string;
	email: string | null;
	phone: string | null;
}

function textOf(details: Record<string, unknown> | null, name: string): string | null {
	const value = details?.[name];
	return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Who sits in front of the camera. The same vendor data is always the same person; what the
 * session expects or knows of them is true.
 */
export function personOf(
	session: Pick<Session, 'person' | 'workflow' | 'expected_details' | 'contact_details'>,
): Person {
	const bytes = createHash('sha256').update(session.person).digest();
	const choose = <T,>(list: readonly [T, ...T[]] | readonly T[], index: number): T =>
		list[(bytes[index] ?? 0) % list.length] as T;
	const digits = (from: number, count: number) =>
		Array.from(bytes.subarray(from, from + count), (byte) => String(byte % 10)).join('');

	const { expected_details: expected, contact_details: contact } = session;
	const features = featuresOf(session.workflow);
	const expectedGender = textOf(expected, 'gender');
	const gender = expectedGender ?? choose(['F', 'M'], 0);
	const firstName =
		textOf(expected, 'first_name') ?? choose(FIRST_NAMES[gender === 'M' ? 'M' : 'F'], 1);
	const lastName = textOf(expected, 'last_name') ?? choose(LAST_NAMES, 2);
	const stated = textOf(expected, 'id_country') ?? textOf(expected, 'nationality');
	const country =
		COUNTRIES.find(({ code }) => code === stated) ??
		choose<(typeof COUNTRIES)[number]>(COUNTRIES, 3);
	const year = 1950 + ((bytes[4] ?? 0) % 55);
	const month = String(1 + ((bytes[5] ?? 0) % 12)).padStart(2, '0');
	const day = String(1 + ((bytes[6] ?? 0) % 28)).padStart(2, '0');
	const hasPhone = features.includes('PHONE');
	const hasEmail = features.includes('EMAIL');

	return {
		face: session.person,
		first_name: firstName,
		last_name: lastName,
		full_name: `${firstName} ${lastName}`,
		gender,
		date_of_birth: textOf(expected, 'date_of_birth') ?? `${String(year)}-${month}-${day}`,
		nationality: textOf(expected, 'nationality') ?? country.code,
		issuing_state: stated ?? country.code,
		country,
		document_number:
			textOf(expected, 'identification_number') ?? `${country.alpha2}${digits(7, 7)}`,
		personal_number: `${digits(14, 8)}X`,
		address: textOf(expected, 'address') ?? `Calle Mayor ${digits(22, 2)}, ${country.city}`,
		ip_address:
			textOf(expected, 'ip_address') ?? `198.51.100.${String(1 + ((bytes[24] ?? 0) % 250))}`,
		email:
			textOf(contact, 'email') ??
			(hasEmail ? `person-${bytes.toString('hex', 25, 29)}@example.org` : null),
		phone: textOf(contact, 'phone') ?? (hasPhone ? `${country.dial}6${digits(25, 7)}` : null),
	};
}
