import type { FailureCause, Attempt } from '../http/sendOnce';
import type { RetryResult } from '../retry/sendWithRetry';
import type { Labels } from './errorBodyText';
import { errorBodyText } from './errorBodyText';
import { isIdempotent, isRateLimited } from '../retry/rules';
import { statusMessage } from './statusMessages';
import type { DiditRequest } from '../types';

export interface Explanation {
	readonly message: string;
	readonly description: string;
	readonly httpCode?: string;
}

/** What only the caller knows to say. */
export interface Remarks {
	/** A sentence of the operation itself, which stands in the place of the general one. */
	readonly hint?: string;
	/** Where to look whether a request was carried out whose fate is unknown, as a sentence. */
	readonly howToCheck?: string;
	/** How the person calls the fields that Didit names. */
	readonly labels?: Labels;
	/** Milliseconds that the person lets an item wait, where it is they who say. */
	readonly maxWait?: number;
}

/**
 * Says in words what went wrong, whether Didit did what it was asked, and what to do.
 *
 * @param result of a request that did not succeed
 */
export function describeFailure(
	result: RetryResult,
	request: DiditRequest,
	{ hint, howToCheck, labels, maxWait }: Remarks = {},
): Explanation {
	const { message, undone, remedy, httpCode } = lastWords(result.last, request, labels);
	const sentences = [
		!result.outcomeUnknown && undone,
		hint ?? remedy,
		result.outcomeUnknown && fate(request, howToCheck),
		result.outOfTime && maxWait !== undefined && patience(maxWait),
	];
	return { message, description: sentences.filter(Boolean).join(' '), httpCode };
}

interface LastWords {
	readonly message: string;
	/** Said where no earlier try may have been carried out. */
	readonly undone?: string;
	readonly remedy?: string;
	readonly httpCode?: string;
}

function lastWords(last: Attempt, { access = 'apiKey' }: DiditRequest, labels?: Labels): LastWords {
	if (last.kind === 'networkFailure') return networkFailureWords(last.why, last.words);
	const { status, body } = last.response;
	const said = errorBodyText(body, labels);
	const { what, remedy } = statusMessage(status, access, said);
	const message = said ? `${what}: ${said}` : `${what} (status ${status})`;
	const undone = isRateLimited(last) ? 'It was not carried out.' : undefined;
	return { message, undone, remedy, httpCode: String(status) };
}

/** What to think of a request that got no clear answer. */
function fate(request: DiditRequest, check?: string): string {
	if (request.method === 'GET') return 'Nothing was changed. Try again later.';
	const unknown = 'It is not known whether Didit carried the request out.';
	if (isIdempotent(request)) return `${unknown} It can be sent again without harm.`;
	return `${unknown} ${check ?? 'Look there before you send it again.'}`;
}

function patience(maxWait: number): string {
	return `Going on would have exceeded Max Wait, ${maxWait / 1000} seconds in the options of the node.`;
}

const NOT_SENT = 'Nothing was sent.';

function networkFailureWords(why: FailureCause, words: string): LastWords {
	const limited = statusMessage(429, 'apiKey', '');
	const explanations: Record<FailureCause, LastWords> = {
		unreachable: {
			message: 'Didit could not be reached',
			undone: NOT_SENT,
			remedy: 'Check the network of n8n, its proxy settings and the base URL in the credential.',
		},
		connectionLost: { message: 'The connection to Didit broke off' },
		timeout: { message: 'Didit did not answer in time' },
		unreadable: {
			message: 'The answer of Didit could not be read',
			remedy:
				'It broke off, or something between n8n and Didit answered instead: check the base URL in the credential.',
		},
		unfitting: {
			message: words,
			remedy:
				'If it stays like this, something between n8n and Didit may have answered instead: check the base URL in the credential.',
		},
		tls: {
			message: 'No secure connection to Didit could be made',
			undone: NOT_SENT,
			remedy:
				'The certificate was not trusted: check the base URL, and a proxy between n8n and Didit.',
		},
		cancelled: { message: 'The execution was cancelled', undone: NOT_SENT },
		heldBack: { message: limited.what, undone: NOT_SENT, remedy: limited.remedy },
		loginFailed: {
			message: words,
			remedy:
				'The login was tried once and not again, since five refusals lock the account for 15 minutes. Check the Didit account credential, then run the node again.',
		},
		notSent: {
			message: 'The request to Didit was not sent',
			remedy: errorBodyText(words) || 'Check the credential of the node.',
		},
	};
	return explanations[why];
}
