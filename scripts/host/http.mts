import { Agent, fetch, type RequestInit, type Response } from 'undici';

/**
 * A new connection for every request. n8n stands still for seconds while it starts; a connection
 * that it closed meanwhile for being idle would fail the next request that is sent over it.
 */
const dispatcher = new Agent({ pipelining: 0 });

/** A request to a server on this machine; rejects where nothing answers within the time. */
export const send = (url: string, init: RequestInit, timeoutMs: number): Promise<Response> =>
	fetch(url, { ...init, dispatcher, signal: AbortSignal.timeout(timeoutMs) });
