import type { Exchange } from './exchange';
import { quote } from './quote';
import type { Access, DiditRequest } from './types';

export interface Explanation {
	readonly message: string;
	readonly description: string;
	readonly httpCode?: string;
}

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
				'This workflow, or others with the same key, made too many requests in the last minute. Send fewer items at a time, or run it again later.',
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
		loginFailed: {
			message: words,
			description:
				'The login was tried once and not again, since five refusals lock the account for 15 minutes. Check the Didit account credential, then run the node again.',
		},
		notSent: {
			message: 'The request to Didit was not sent',
			description: quote(words) || 'Check the credential of the node.',
		},
	};
	return explanations[why];
}
