const LONGEST_QUOTE = 500;

/**
 * Flattens Didit's error bodies, which come in many shapes: `{detail}`, `{field: [text]}`,
 * `{field: text}`, nested objects, `{error}`, a bare array, an HTML page.
 *
 * @returns one line such as `Workflow ID (workflow_id): This field is required.`, or '' for a body
 * that says nothing to a person
 */
export function quote(body: unknown): string {
	if (typeof body === 'string' && /^\s*</.test(body)) return '';
	const lines = flatten(parseMaybe(body), []);
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

function flatten(value: unknown, field: readonly string[]): string[] {
	if (value === null || value === undefined || value === '') return [];
	if (Array.isArray(value)) {
		return value.flatMap((entry, index) =>
			typeof entry === 'object' && field.length > 0
				? flatten(entry, [...field, String(index + 1)])
				: flatten(entry, field),
		);
	}
	if (typeof value === 'object') {
		return Object.entries(value).flatMap(([key, entry]) =>
			flatten(entry, WRAPPERS.has(key) ? field : [...field, key]),
		);
	}
	const isSecret = field.some((key) => SECRET_KEY.test(key)) && !/\s/.test(String(value).trim());
	if (isSecret) return [`${fieldName(field)}: •••`];
	return [field.length > 0 ? `${fieldName(field)}: ${String(value)}` : String(value)];
}

function fieldName(field: readonly string[]): string {
	const [first = ''] = field;
	const label = first
		.split('_')
		.map((word) => (/^(id|url|aml|nfc|ip)$/.test(word) ? word.toUpperCase() : capitalise(word)))
		.join(' ');
	return `${label} (${field.join('.')})`;
}

function capitalise(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
