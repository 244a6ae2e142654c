import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { N8nError } from '../../common/host';
import { askingForNewToken, remainsOf } from '../../common/host';
import type { FileStream, Receive } from '../files/streamFile';
import { errorBytes, takeIn } from '../files/streamFile';
import { errorBodyText } from '../errors/errorBodyText';
import type { Access, DiditContext, DiditResponse, Expectation } from '../types';

/** Why no answer came, in the terms that decide about a retry. */
export type FailureCause =
	/** The request never left: it may be sent again. */
	| 'unreachable'
	/** Sent, or perhaps sent; nobody knows whether Didit carried it out. */
	| 'connectionLost'
	| 'timeout'
	/** An answer that broke off, or came from something that is not Didit. */
	| 'unreadable'
	/** A good status with something else than was asked for. */
	| 'unfitting'
	| 'tls'
	| 'cancelled'
	/** Not sent, since its permit would come too late. */
	| 'heldBack'
	/** The login of the account credential was refused or got no answer. */
	| 'loginFailed'
	/** Stopped on this side, for example by n8n's own network rules. */
	| 'notSent';

export interface Answered {
	readonly kind: 'answer';
	readonly response: DiditResponse;
}

export interface NetworkFailure {
	readonly kind: 'networkFailure';
	readonly why: FailureCause;
	/** Of whoever ended it. */
	readonly words: string;
}

export type Attempt = Answered | NetworkFailure;

/** Code of the error that the account credential throws when its login fails. */
export const LOGIN_FAILED = 'DiditLoginFailed';

/** Codes that say that no connection came to be. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
/** Codes that say so only while connecting: an open connection can end with them, too. */
const NO_ROUTE = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);
/** Node's words for a connection that ended before anything could be sent on it. */
const BEFORE_TLS = 'before secure TLS connection was established';
const TIMEOUT = new Set(['ECONNABORTED', 'ETIMEDOUT']);
const TLS = /^(ERR_TLS|ERR_SSL|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;
const TOKEN_REFUSED = new Set([401, 403]);
/** A file may take longer than an answer, by this factor. */
const FILE_TIMEOUTS = 5;

/**
 * Sends one request, once. A Bearer request is sent a second time with a new token after 401 and
 * after 403 (Didit's documents disagree on which of the two an old token gets).
 *
 * @param receive takes the body of a good answer as it comes, where the options ask for a stream
 * @param renew whether n8n may log in again for a Bearer request that is refused
 * @returns the answer whatever its status, or why there was none
 * @throws only what `receive` throws for reasons of its own
 */
export async function sendOnce(
	context: DiditContext,
	access: Access,
	options: IHttpRequestOptions,
	{ receive, renew = true }: { receive?: Receive; renew?: boolean } = {},
): Promise<Attempt> {
	// With every status accepted, n8n does not repeat a 401 by itself: a key cannot mend it.
	const full = { ...options, returnFullResponse: true, ignoreHttpStatusErrors: true };
	const response = await dispatch(context, access, full, renew).catch(classify);
	if ('kind' in response) return response;
	const { statusCode, headers, body } = response;
	const head = { status: statusCode, headers };
	return receive
		? await receivedFile(head, body as unknown as FileStream, receive, options)
		: received({ ...head, body });
}

async function dispatch(
	context: DiditContext,
	access: Access,
	options: IHttpRequestOptions,
	renew: boolean,
): Promise<IN8nHttpFullResponse> {
	const { helpers } = context;
	switch (access) {
		case 'apiKey':
			return await helpers.httpRequestWithAuthentication.call(context, 'diditApi', options);
		case 'bearer':
			return await asAccount(context, options, renew);
		case 'open':
			return await helpers.httpRequest(options);
	}
}

async function asAccount(
	context: DiditContext,
	options: IHttpRequestOptions,
	renew: boolean,
): Promise<IN8nHttpFullResponse> {
	const send = async (request: IHttpRequestOptions): Promise<IN8nHttpFullResponse> =>
		await context.helpers.httpRequestWithAuthentication.call(context, 'diditAccountApi', request);
	// n8n writes into what it is given.
	const response = await send({ ...options });
	if (!renew || !TOKEN_REFUSED.has(response.statusCode)) return response;
	const { accessToken } = await context.getCredentials('diditAccountApi');
	return await send(askingForNewToken(options, accessToken));
}

/** A good answer, if it is what was expected. */
export function judged(outcome: Attempt, expected: Expectation | undefined): Attempt {
	if (!expected || !isSuccess(outcome)) return outcome;
	const { body } = outcome.response;
	if (expected.fits(body)) return outcome;
	const said = saysError(body) ? errorBodyText(body) : '';
	const words = said
		? `Didit did not do what was asked: ${said}`
		: `The answer of Didit is not ${expected.what}`;
	return { kind: 'networkFailure', why: 'unfitting', words };
}

/** Whether an answer says by itself that something went wrong, whatever its status. */
export function saysError(body: unknown): boolean {
	const { error, errors, success } = (body ?? {}) as Record<string, unknown>;
	return success === false || Boolean(error) || Boolean(errors);
}

/** Whether Didit did what it was asked. */
export function isSuccess(outcome: Attempt): outcome is Answered {
	return outcome.kind === 'answer' && isGood(outcome.response.status);
}

function isGood(status: number): boolean {
	return status >= 200 && status < 300;
}

function received(response: DiditResponse): Attempt {
	const { status, body } = response;
	// n8n hands over an answer that broke off without a body; one that is empty has an empty text.
	const isStrange = body === undefined || (typeof body === 'string' && body !== '');
	if (isGood(status) && isStrange) return { kind: 'networkFailure', why: 'unreadable', words: '' };
	return { kind: 'answer', response };
}

async function receivedFile(
	head: Omit<DiditResponse, 'body'>,
	file: FileStream,
	receive: Receive,
	{ timeout = 0, abortSignal }: IHttpRequestOptions,
): Promise<Attempt> {
	const take = isGood(head.status)
		? async () => await receive(file, head.headers)
		: async () => await errorBytes(file);
	return await takeIn(file, timeout * FILE_TIMEOUTS, take).then(
		(body): Attempt => ({ kind: 'answer', response: { ...head, body } }),
		(error: unknown): Attempt => {
			if (abortSignal?.aborted) return { kind: 'networkFailure', why: 'cancelled', words: '' };
			if (file.errored) return classify(file.errored);
			throw error;
		},
	);
}

/** What n8n or axios threw, turned into an {@link Attempt}. */
function classify(error: unknown): Attempt {
	const layers = layersOf(error);
	for (const { response } of layers) {
		if (typeof response?.status !== 'number') continue;
		const { status, headers, data } = response;
		return received({ status, headers: { ...headers }, body: data });
	}
	const inner = layers.at(-1);
	return { kind: 'networkFailure', why: causeOf(layers), words: inner?.message ?? '' };
}

interface ErrorLayer extends N8nError {
	readonly name?: string;
	readonly message?: string;
	readonly code?: unknown;
	readonly syscall?: string;
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
		layer = layer.cause ?? remainsOf(layer);
	}
	return layers;
}

function causeOf(layers: readonly ErrorLayer[]): FailureCause {
	const names = layers.map(({ name }) => name);
	const isConnecting = layers.some(({ syscall }) => syscall === 'connect');
	const code = layers.map((layer) => layer.code).find((value) => typeof value === 'string');
	if (layers.some((layer) => layer.code === LOGIN_FAILED)) return 'loginFailed';
	if (code === 'ERR_CANCELED' || names.includes('AbortError')) return 'cancelled';
	// n8n's own refusals carry no code: no credential, a host that is not allowed.
	if (code === undefined) return 'notSent';
	if (UNREACHABLE.has(code)) return 'unreachable';
	if (NO_ROUTE.has(code) && isConnecting) return 'unreachable';
	if (layers.some(({ message }) => message?.includes(BEFORE_TLS))) return 'unreachable';
	if (TIMEOUT.has(code)) return 'timeout';
	return TLS.test(code) ? 'tls' : 'connectionLost';
}
