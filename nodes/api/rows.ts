import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { DiditClient, SendOptions } from './client';
import type { DiditContext, DiditRequest } from './types';

/** Largest page asked for; the specification caps users at 200 and states no other cap. */
const PAGE_SIZE = 100;

export interface Range {
	/** Rows to skip. */
	readonly offset: number;
	/** Rows wanted; Infinity for all. */
	readonly limit: number;
}

interface Page {
	readonly rows: IDataObject[];
	readonly next?: string;
	/** A bare array is the whole list: Didit ignored `limit` and `offset`. */
	readonly whole: boolean;
}

/**
 * Reads a list row by row, page by page. Takes both shapes of Didit's lists, a bare array and
 * `{count, next, previous, results}`; `count` is not trusted, `next` decides.
 *
 * @param request the list's request, without `limit` and `offset`
 * @throws as DiditClient.send; NodeOperationError when the answer is no list, pages repeat, or an
 * empty page claims that more follows
 */
export async function* rows(
	context: DiditContext,
	client: DiditClient,
	request: DiditRequest,
	{ offset, limit }: Range,
	options: SendOptions = {},
): AsyncGenerator<IDataObject> {
	const query = { ...request.query, limit: Math.min(PAGE_SIZE, limit), offset };
	const seen = new Set<string>();
	let left = limit;
	let response = await client.send({ ...request, query }, options);
	for (;;) {
		const page = readPage(response.body);
		if (!page) throw strange(context, 'The answer of Didit is not a list', options.itemIndex);
		const wanted = page.whole ? page.rows.slice(offset) : page.rows;
		yield* wanted.slice(0, left);
		left -= wanted.length;
		if (left <= 0 || !page.next) return;
		if (page.rows.length === 0 || seen.has(page.next)) {
			throw strange(context, 'The list of Didit does not come to an end', options.itemIndex);
		}
		seen.add(page.next);
		response = await client.sendNext(page.next, request, options);
	}
}

function readPage(body: unknown): Page | undefined {
	if (Array.isArray(body)) return { rows: body as IDataObject[], whole: true };
	if (typeof body !== 'object' || body === null) return undefined;
	const { results, next } = body as { results?: unknown; next?: unknown };
	if (!Array.isArray(results)) return undefined;
	return {
		rows: results as IDataObject[],
		next: typeof next === 'string' && next !== '' ? next : undefined,
		whole: false,
	};
}

function strange(context: DiditContext, message: string, itemIndex?: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description: 'Check the base URL in the credential, and try again.',
	});
}
