const LONGEST_QUOTE = 500;

/** How the person calls a field, by its name on the wire: `contact_details.phone`. */
export type Labels = ReadonlyMap<string, string>;

/**
 * Flattens Didit's error bodies, which come in many shapes: `{detail}`, `{field: [text]}`,
 * `{field: text}`, nested objects, `{error}`, a bare array, an HTML page.
 *
 * @param labels of the fields that the person filled in; others are named by their names in words
 * @returns one line such as `Workflow ID (workflow_id): This field is required.`, or '' for a body
 * that says nothing to a person
 */
export function errorBodyText(body: unknown, labels: Labels = new Map()): string {
	if (typeof body === 'string' && /^\s*</.test(body)) return '';
	const lines = flatten(parseMaybe(body), [], labels);
	const text = lines
		.join(' ')
		.replace(/\p{Cc}+/gu, ' ')
		.trim();
	if (text.length <= LONGEST_QUOTE) return text;
	// Not within a word: half a secret would not be recognised as one.
	return `${text.slice(0, LONGEST_QUOTE).replace(/\S*$/, '')}…`;
}

/** A file request leaves even an error body as bytes. */
function parseMaybe(body: unknown): unknown {
	if (!(body instanceof Uint8Array)) return body;
	const text = Buffer.from(body).toString('utf8');
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return /^\s*</.test(text) ? '' : text;
	}
}

/** Keys that only wrap a text and say nothing about a field. */
const WRAPPERS = new Set(['detail', 'error', 'message', 'non_field_errors', 'errors']);

/** What stands under such a key is either a sentence about the field or its value. */
const SECRET_KEY = /secret|password|token|api_?key/i;

function flatten(value: unknown, field: readonly string[], labels: Labels): string[] {
	if (value === null || value === undefined || value === '') return [];
	if (Array.isArray(value)) {
		return value.flatMap((entry, index) =>
			typeof entry === 'object' && field.length > 0
				? flatten(entry, [...field, String(index + 1)], labels)
				: flatten(entry, field, labels),
		);
	}
	if (typeof value === 'object') {
		return Object.entries(value).flatMap(([key, entry]) =>
			flatten(entry, WRAPPERS.has(key) ? field : [...field, key], labels),
		);
	}
	const isSecret = field.some((key) => SECRET_KEY.test(key)) && !/\s/.test(String(value).trim());
	const name = field.length > 0 ? `${fieldName(field, labels)}: ` : '';
	return [`${name}${isSecret ? '•••' : String(value)}`];
}

/** Whether a quotation says something about a field. */
export function namesField(said: string): boolean {
	return /\([a-z][\w.]*\): /.test(said);
}

function fieldName(field: readonly string[], labels: Labels): string {
	const path = field.join('.');
	const label = labels.get(field.filter((part) => !/^\d+$/.test(part)).join('.'));
	return `${label ?? field.map(inWords).join(' → ')} (${path})`;
}

function inWords(name: string): string {
	return name
		.split('_')
		.map((word) => (/^(id|url|aml|nfc|ip)$/.test(word) ? word.toUpperCase() : capitalise(word)))
		.join(' ');
}

function capitalise(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
