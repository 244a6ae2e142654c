import type { Exchange } from './exchange';
import type { Access, DiditRequest } from './types';

export interface Explanation {
	readonly message: string;
	readonly description: string;
	readonly httpCode?: string;
}

const LONGEST_QUOTE = 500;

/**
 * Says in words what went wrong and what to do (specification, Error Responses).
 *
 * @param failed what came back, or why nothing did
 * @param request what was asked
 * @param advice a sentence of the operation itself, which goes before the general one
 */
export function explain(failed: Exchange, request: DiditRequest, advice?: string): Explanation {
	const access = request.access ?? 'apiKey';
	const { message, description, httpCode } =
		failed.kind === 'answer'
			? explainAnswer(failed.response.status, failed.response.body, access)
			: explainBreakdown(failed.why, failed.words, request.method === 'GET');
	return { message, description: advice ? `${advice} ${description}` : description, httpCode };
}

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
	return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
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

function explainAnswer(status: number, body: unknown, access: Access): Explanation {
	const said = quote(body);
	const { what, remedy } = statusWords(status, access);
	return {
		message: said ? `${what}: ${said}` : `${what} (status ${status})`,
		description: remedy,
		httpCode: String(status),
	};
}

interface StatusWords {
	readonly what: string;
	readonly remedy: string;
}

const CREDENTIAL: Record<Access, string> = {
	apiKey: 'the API key in the Didit credential',
	bearer: 'the e-mail and password in the Didit account credential',
	open: 'the e-mail and password',
};

function statusWords(status: number, access: Access): StatusWords {
	const known: Record<number, StatusWords> = {
		400: {
			what: 'Didit could not accept the request',
			remedy: 'Correct the field that is named and run the node again.',
		},
		401: {
			what: 'Didit did not accept the sign-in',
			remedy: `Check ${CREDENTIAL[access]}: it may be mistyped, revoked, expired or of another application.`,
		},
		403: {
			what: 'Didit did not allow this',
			remedy: `The balance may be used up, or ${CREDENTIAL[access]} may be wrong or lack the permission.`,
		},
		404: {
			what: 'Didit does not know this ID',
			remedy: 'Check the ID. It may be deleted, mistyped, or belong to another application.',
		},
		409: {
			what: 'Didit reports a conflict with the present state',
			remedy: 'Read the record again, then decide whether the change is still needed.',
		},
		410: {
			what: 'What was asked for is no longer available',
			remedy: 'It has expired or was used before. Create a new one.',
		},
		415: {
			what: 'Didit could not read the format of the request',
			remedy:
				'Check that the base URL in the credential is right and that nothing between n8n and Didit rewrites requests.',
		},
		422: {
			what: 'Didit could not process the values',
			remedy: 'Correct the field that is named and run the node again.',
		},
		429: {
			what: 'Didit is limiting the number of requests',
			remedy:
				'The node waited as Didit asked and was limited again. Send fewer items at a time or run later.',
		},
	};
	if (known[status]) return known[status];
	if (status >= 300 && status < 400) {
		return {
			what: 'Didit answered with a redirect, which was not followed to keep the key safe',
			remedy: 'Check the base URL in the credential: it must be the address of the API itself.',
		};
	}
	if (status >= 500) {
		return {
			what: 'Didit had trouble of its own',
			remedy:
				'Try again later. If something was to be created or changed, look first whether it was.',
		};
	}
	return { what: 'Didit refused the request', remedy: 'Check the values and run the node again.' };
}

type BreakdownReason = Extract<Exchange, { kind: 'breakdown' }>['why'];

function explainBreakdown(why: BreakdownReason, words: string, harmless: boolean): Explanation {
	const unknown = harmless
		? 'Try again.'
		: 'It is not known whether Didit carried the request out: look there before you send it again.';
	const explanations: Record<BreakdownReason, Explanation> = {
		unreachable: {
			message: 'Didit could not be reached',
			description:
				'Nothing was sent. Check the network of n8n, its proxy settings and the base URL in the credential.',
		},
		connectionLost: { message: 'The connection to Didit broke off', description: unknown },
		timeout: { message: 'Didit did not answer in time', description: unknown },
		unreadable: {
			message: 'The answer of Didit could not be read',
			description: `It broke off, or something between n8n and Didit answered instead: check the base URL in the credential. ${unknown}`,
		},
		tls: {
			message: 'No secure connection to Didit could be made',
			description:
				'Nothing was sent. The certificate was not trusted: check the base URL, and a proxy between n8n and Didit.',
		},
		cancelled: {
			message: 'The execution was cancelled',
			description: harmless ? 'Nothing was changed.' : unknown,
		},
		loginRefused: {
			message: words,
			description:
				'The login was tried once and not again, since five refusals lock the account for 15 minutes. Correct the Didit account credential.',
		},
		notSent: {
			message: 'The request to Didit was not sent',
			description: quote(words) || 'Check the credential of the node.',
		},
	};
	return explanations[why];
}
