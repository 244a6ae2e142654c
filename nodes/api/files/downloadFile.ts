import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';
import { withTimeout } from '../util/withTimeout';
import type { Clock } from '../types';

/** A file that came, or why it did not, in words without its address: that is a secret. */
export type Download =
	| { readonly kind: 'file'; readonly bytes: Buffer; readonly mimeType?: string }
	| { readonly kind: 'failed'; readonly why: string };

export interface DownloadRules {
	/** Base URL of the credential. */
	readonly baseUrl: string;
	/** A larger file is not read to its end. */
	readonly mostBytes: number;
	readonly clock: Clock;
}

/** For the whole file. */
const TIMEOUT_MS = 60_000;

/**
 * Fetches a file from a link of Didit's. The link is its own permission: the key does not go along,
 * no redirect is followed, and nothing but https is fetched, except from the API's own address.
 *
 * @returns never rejects
 */
export async function downloadFile(
	context: IExecuteFunctions,
	url: string,
	{ baseUrl, mostBytes, clock }: DownloadRules,
): Promise<Download> {
	if (!mayFetch(url, baseUrl)) return failed('its link is not a plain https address');
	const options = {
		url,
		encoding: 'stream' as const,
		returnFullResponse: true as const,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
		abortSignal: context.getExecutionCancelSignal(),
	};
	try {
		const response = (await context.helpers.httpRequest(options)) as IN8nHttpFullResponse;
		const stream = response.body as unknown as FileStream;
		const result = await withTimeout(clock, TIMEOUT_MS, read(response, stream, mostBytes));
		// Also where it was read to its end, refused or too slow.
		stream.destroy();
		return result ?? failed('its host did not send it in time');
	} catch {
		return failed('the connection broke off or did not come to be');
	}
}

interface FileStream extends AsyncIterable<Buffer> {
	destroy(): void;
}

async function read(
	{ statusCode, headers }: IN8nHttpFullResponse,
	stream: FileStream,
	mostBytes: number,
): Promise<Download> {
	if (statusCode === 403) return failed('its link has expired');
	if (statusCode !== 200) return failed(`its host answered with status ${statusCode}`);
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > mostBytes) return failed('it is too large');
		chunks.push(chunk);
	}
	const [mimeType = ''] = String(headers['content-type'] ?? '').split(';');
	return { kind: 'file', bytes: Buffer.concat(chunks), mimeType: mimeType.trim() || undefined };
}

function mayFetch(url: string, baseUrl: string): boolean {
	const { protocol, origin, username, password } = new URL(url);
	if (username || password) return false;
	return protocol === 'https:' || origin === new URL(baseUrl).origin;
}

function failed(why: string): Download {
	return { kind: 'failed', why };
}
