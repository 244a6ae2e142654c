import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { DiditRequest, Policy } from '../types';
import { multipart } from './multipart';

/**
 * A request in the form in which n8n's helpers take it.
 *
 * @param url whole, without the query
 * @param isFile whether the answer is a file, to be taken as it comes
 * @param signal the execution's cancel signal
 */
export function buildRequest(
	url: string,
	request: DiditRequest,
	isFile: boolean,
	{ timeout }: Policy,
	signal?: AbortSignal,
): IHttpRequestOptions {
	const content = contentOf(request);
	return {
		method: request.method,
		url,
		qs: definedOnly(request.query),
		arrayFormat: 'repeat',
		...(content && { body: content.body }),
		headers: {
			Accept: request.accept ?? 'application/json',
			...(content && { 'Content-Type': content.type }),
			...(request.idempotencyKey && { 'Idempotency-Key': request.idempotencyKey }),
		},
		...(isFile && { encoding: 'stream' as const }),
		timeout,
		// n8n would send the key on to wherever a redirect points.
		disableFollowRedirect: true,
		abortSignal: signal,
	};
}

function contentOf({ body, files }: DiditRequest) {
	if (files) {
		const { contentType, bytes } = multipart(body ?? {}, files);
		return { type: contentType, body: bytes };
	}
	// n8n drops empty objects, so the body goes out as text.
	return body && { type: 'application/json', body: JSON.stringify(body) };
}

/** n8n would send null and '' as empty parameters, which Didit reads as a filter. */
function definedOnly(query: IDataObject = {}): IDataObject {
	return Object.fromEntries(
		Object.entries(query).filter(
			([, value]) => value !== undefined && value !== null && value !== '',
		),
	);
}
