/** Bodies as Didit sends them: an event with a decision, of any size. */
import type { Random } from '../../scripts/differential/random.mts';

export interface Names {
	readonly first: string;
	readonly last: string;
	readonly city: string;
}

/** Nothing to escape, so that the body as sent is canonical already. */
export const ASCII: readonly Names[] = [
	{ first: 'Carmen', last: 'Ortega', city: 'Valencia' },
	{ first: 'Matteo', last: 'Bianchi', city: 'Torino' },
];
export const ACCENTED: readonly Names[] = [
	{ first: 'Zoë', last: 'Ångström', city: 'Malmö' },
	{ first: 'Jürgen', last: 'Weiß', city: 'Köln' },
	{ first: 'Inês', last: 'Figueira', city: 'Braga' },
];
export const CHINESE: readonly Names[] = [
	{ first: '小明', last: '欧阳', city: '广州市' },
	{ first: '丽华', last: '陈', city: '成都市' },
];

/**
 * @param bytes as sent, that is with `\u` escapes; at least 500
 * @returns an event with its keys in order
 */
export function eventOf(bytes: number, names: readonly Names[]): object {
	const reports: object[] = [];
	const event = (note: string) =>
		sorted({
			webhook_type: 'status.updated',
			event_id: '0b7c1c52-6d0e-4f0a-9b57-0d6a6a1f3c11',
			session_id: '7d4f1f60-9a51-4c8e-8a39-5b0f5f6f7c22',
			workflow_id: '5f0f3a52-07c4-4c2e-93d1-3f2f0b8c9d33',
			status: 'Approved',
			environment: 'live',
			vendor_data: 'customer-20417',
			metadata: { customer: names[0], note },
			created_at: 1774969996,
			timestamp: 1774970000,
			decision: { status: 'Approved', reports },
		}) as object;
	for (let index = 0; ; index++) {
		const report = REPORTS[index % REPORTS.length];
		const person = names[index % names.length];
		if (report && person) reports.push(report(person));
		if (wire(event('')).length <= bytes) continue;
		reports.pop();
		return event('as agreed '.repeat(60).slice(0, bytes - wire(event('')).length));
	}
}

const MEDIA = 'https://media.example.com/sessions/7d4f1f60-9a51-4c8e-8a39-5b0f5f6f7c22';

/** What the checks of a session report. */
const REPORTS: readonly ((person: Names) => object)[] = [
	({ first, last, city }) => ({
		node_id: 'feature_ocr',
		status: 'Approved',
		document_type: 'Identity Card',
		document_number: 'ES4820193',
		portrait_image: `${MEDIA}/portrait.png?expires=1774973600`,
		front_image: `${MEDIA}/front.png?expires=1774973600`,
		back_video: null,
		date_of_birth: '1987-04-12',
		age: 38,
		first_name: first,
		last_name: last,
		address: `Rua Direita 12, ${city}`,
		parsed_address: {
			city,
			region: null,
			document_location: { latitude: 39.47, longitude: -0.38 },
		},
		extra_files: [],
		warnings: [],
	}),
	() => ({
		node_id: 'feature_liveness',
		status: 'Approved',
		method: 'PASSIVE',
		score: 97.31,
		reference_image: `${MEDIA}/selfie.png?expires=1774973600`,
		age_estimation: 37.5,
		face_quality: 88.2,
		face_luminance: 51.7,
		matches: [],
		warnings: [],
	}),
	({ first, last }) => ({
		node_id: 'feature_aml',
		status: 'In Review',
		total_hits: 1,
		score: 86.5,
		hits: [{ id: 'hit-1', caption: `${first} ${last}`, risk_score: 60, datasets: ['PEP'] }],
		screened_data: { full_name: `${first} ${last}`, nationality: 'ESP' },
		is_ongoing_monitoring_enabled: false,
		warnings: [{ risk: 'POSSIBLE_MATCH_FOUND', additional_data: null, log_type: 'warning' }],
	}),
	({ city }) => ({
		node_id: 'feature_ip_analysis',
		status: 'Approved',
		browser_family: 'Firefox',
		os_family: 'Linux',
		ip_city: city,
		latitude: 39.4697,
		longitude: -0.3774,
		ip_address: '198.51.100.23',
		is_vpn_or_tor: false,
		is_data_center: false,
		time_zone_offset: '+0100',
		locations_info: {},
	}),
];

/** A value as a text with nothing but ASCII in it, as reading it from bytes would give it. */
export function wire(value: unknown): string {
	const ascii = JSON.stringify(value).replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	// The engine would keep a text that was made of another in the wide form of that.
	return Buffer.from(ascii).toString();
}

/** The value with the keys of all its objects in order; also what the recipe of today does. */
export function sorted(value: unknown): unknown {
	return withKeys(value, (keys) => keys.sort());
}

/** The value with the keys of all its objects in any order. */
export function shuffled(value: unknown, random: Random): unknown {
	return withKeys(value, (keys) =>
		keys
			.map((key) => ({ key, place: random.fraction() }))
			.sort((left, right) => left.place - right.place)
			.map(({ key }) => key),
	);
}

function withKeys(value: unknown, order: (keys: string[]) => string[]): unknown {
	if (Array.isArray(value)) return value.map((item) => withKeys(item, order));
	if (typeof value !== 'object' || value === null) return value;
	const fields = new Map(Object.entries(value));
	return Object.fromEntries(
		order([...fields.keys()]).map((key) => [key, withKeys(fields.get(key), order)]),
	);
}
