import { createHash } from 'node:crypto';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

/*
 * What an n8n may lack, from 1.100 on. It is looked for, never told by the version; where there is
 * nothing to look at, it is done in a way that every n8n knows.
 */

/** Whether n8n says that an agent calls. Up to 2.5 it cannot; the node's type may tell as well. */
export function saysToolExecution(context: IExecuteFunctions): boolean {
	return typeof context.isToolExecution === 'function' && context.isToolExecution();
}

/** Tells the person something beside the output. Old agents run their tools without a place for it. */
export function addHint(context: IExecuteFunctions, message: string): void {
	if (typeof context.addExecutionHints === 'function') {
		context.addExecutionHints({ message, location: 'outputPane' });
	} else {
		context.logger.info(`Didit: ${message}`, { nodeName: context.getNode().name });
	}
}

/** As n8n makes it of what a request met. */
export interface N8nError {
	/** Of the answer, or of the error that was met. */
	readonly httpCode?: string | null;
	/** What was said before n8n said it in its own words. */
	readonly messages?: readonly string[];
	readonly context?: { readonly data?: unknown };
}

/**
 * What is left of the error that was met. n8n keeps it as the cause of its own, but for most
 * versions from 1.101 to 2.33, which lose it.
 */
export function remainsOf({ httpCode, messages = [], context }: N8nError) {
	if (!httpCode) return undefined;
	const [message = ''] = messages;
	const status = Number(httpCode);
	if (status) return { message, response: { status, data: context?.data } };
	return { message, code: httpCode, ...(message.startsWith('connect ') && { syscall: 'connect' }) };
}

/**
 * Waits, and stops waiting when the execution is cancelled: n8n's sleep knows no signal up to 2.34,
 * and rejects by it later.
 *
 * @param ms milliseconds
 * @param signal the execution's cancel signal
 * @returns when the time is over or the signal aborts; never rejects
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	if (!signal) return await sleep(ms);
	if (signal.aborted) return;
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => {
		stop = resolve;
		signal.addEventListener('abort', stop);
	});
	await Promise.race([sleep(ms, signal).catch(() => undefined), aborted]);
	// An execution may wait thousands of times.
	signal.removeEventListener('abort', stop);
}

/** Header by which a request says which token it will not go out with; it stays in n8n. */
const NOT_WITH = 'x-didit-not-with-token';

/**
 * The request once more, for which n8n is to log in again. Every n8n does that after a 401, but
 * Didit may refuse a token with 403, for which n8n has a setting that is unknown up to 2.20. So the
 * request says which token was refused, and {@link withToken} answers it with a 401 of its own.
 */
export function askingForNewToken(
	request: IHttpRequestOptions,
	refused: unknown,
): IHttpRequestOptions {
	return { ...request, headers: { ...request.headers, [NOT_WITH]: fingerprint(refused) } };
}

/**
 * The request as it goes out.
 *
 * @throws an error that makes n8n log in again, where the request will not go with this token
 */
export function withToken(request: IHttpRequestOptions, token: unknown): IHttpRequestOptions {
	const { [NOT_WITH]: refused, ...headers } = request.headers ?? {};
	if (refused === fingerprint(token)) {
		throw Object.assign(new Error('Didit refused the access token'), { response: { status: 401 } });
	}
	return { ...request, headers: { ...headers, Authorization: `Bearer ${String(token)}` } };
}

function fingerprint(token: unknown): string {
	return createHash('sha256').update(String(token)).digest('hex');
}
