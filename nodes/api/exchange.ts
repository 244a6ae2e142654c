import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Access, DiditContext, DiditResponse } from './types';

/** Why no answer came, in the terms that decide about a retry. */
export type Breakdown =
	/** The request never left: it may be sent again. */
	| 'unreachable'
	/** Sent, or perhaps sent; nobody knows whether Didit carried it out. */
	| 'connectionLost'
	| 'timeout'
	/** An answer that broke off, or came from something that is not Didit. */
	| 'unreadable'
	| 'tls'
	| 'cancelled'
	/** The account's e-mail and password were refused. */
	| 'loginRefused'
	/** Stopped on this side, for example by n8n's own network rules. */
	| 'notSent';

export type Exchange =
	| { readonly kind: 'answer'; readonly response: DiditResponse }
	| { readonly kind: 'breakdown'; readonly why: Breakdown; readonly words: string };

/** Set as the name of the error that the account credential throws when its login is refused. */
export const LOGIN_REFUSED = 'DiditLoginRefused';

/** Codes that say that no connection came to be. */
const UNREACHABLE = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);
const TIMEOUT = new Set(['ECONNABORTED', 'ETIMEDOUT']);
const CONNECTION_LOST = new Set(['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'ERR_SOCKET_CLOSED']);
const TLS = /^(ERR_TLS|ERR_SSL|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/**
 * Sends one request, once. A Bearer request is sent a second time by n8n after it renewed the
 * token, on 401 and on 403 (Didit's documents disagree on which of the two an old token gets).
 *
 * @returns the answer whatever its status, or why there was none; never throws
 */
export async function exchange(
	context: DiditContext,
	access: Access,
	options: IHttpRequestOptions,
): Promise<Exchange> {
	try {
		const response = await dispatch(context, access, { ...options, returnFullResponse: true });
		const { statusCode, headers, body } = response as IN8nHttpFullResponse;
		return received({ status: statusCode, headers, body });
	} catch (error) {
		return classify(error);
	}
}

async function dispatch(
	context: DiditContext,
	access: Access,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const { helpers } = context;
	switch (access) {
		case 'apiKey':
			// With every status accepted, n8n does not repeat a 401, which a key cannot mend.
			return await helpers.httpRequestWithAuthentication.call(context, 'diditApi', {
				...options,
				ignoreHttpStatusErrors: true,
			});
		case 'bearer':
			return await helpers.httpRequestWithAuthentication.call(context, 'diditAccountApi', options, {
				preAuthenticationRetryStatusCode: [401, 403],
			});
		case 'open':
			return await helpers.httpRequest({ ...options, ignoreHttpStatusErrors: true });
	}
}

/** Whether the status says that Didit did what it was asked. */
export function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

function received(response: DiditResponse): Exchange {
	const { status, body } = response;
	// n8n hands over an answer that broke off without a body; one that is empty has an empty text.
	const isStrange = body === undefined || (typeof body === 'string' && body !== '');
	if (isSuccess(status) && isStrange) return { kind: 'breakdown', why: 'unreadable', words: '' };
	return { kind: 'answer', response };
}

/** What n8n or axios threw, turned into an {@link Exchange}. */
function classify(error: unknown): Exchange {
	const layers = layersOf(error);
	for (const { response } of layers) {
		if (typeof response?.status !== 'number') continue;
		const { status, headers, data } = response;
		return received({ status, headers: { ...headers }, body: data });
	}
	const inner = layers.at(-1);
	const code = layers.find((layer) => typeof layer.code === 'string')?.code ?? '';
	const names = layers.map((layer) => layer.name ?? '');
	const words = inner?.message ?? '';
	return { kind: 'breakdown', why: breakdownOf(names, code, words), words };
}

interface ErrorLayer {
	readonly name?: string;
	readonly message?: string;
	readonly code?: string;
	readonly cause?: ErrorLayer;
	readonly response?: {
		readonly status?: number;
		readonly headers?: Record<string, unknown>;
		readonly data?: unknown;
	};
}

/** n8n wraps axios, axios wraps Node: what matters may be in any of the three. */
function layersOf(error: unknown): ErrorLayer[] {
	const layers: ErrorLayer[] = [];
	let layer = error as ErrorLayer | undefined;
	while (layer && layers.length < 5) {
		layers.push(layer);
		layer = layer.cause;
	}
	return layers;
}

function breakdownOf(names: string[], code: string, words: string): Breakdown {
	if (names.includes(LOGIN_REFUSED)) return 'loginRefused';
	if (code === 'ERR_CANCELED' || names.includes('AbortError')) return 'cancelled';
	if (UNREACHABLE.has(code)) return 'unreachable';
	if (TIMEOUT.has(code)) return 'timeout';
	if (TLS.test(code)) return 'tls';
	if (CONNECTION_LOST.has(code) || /socket hang up|aborted/i.test(words)) return 'connectionLost';
	return 'notSent';
}
