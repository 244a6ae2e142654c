import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { DiditClient, SendOptions } from './DiditClient';
import type { DiditContext, DiditRequest, DiditResponse, Expectation } from './types';

/** Largest page asked for; the specification caps users at 200 and states no other cap. */
const PAGE_SIZE = 100;
/** Pages in a row that begin with the same row, until it is no accident any more. */
const MOST_REPEATS = 3;

export interface Range {
	/** Rows to skip. */
	readonly offset: number;
	/** Rows wanted; Infinity for all. */
	readonly limit: number;
	/** Whether the next page is asked for only when its rows are: they may not be wanted at all. */
	readonly isLazy?: true;
}

interface Page {
	readonly rows: IDataObject[];
	/** Missing or empty where this page is the last. */
	readonly next?: string;
	/** A bare array is the whole list: Didit ignored `limit` and `offset`. */
	readonly whole: boolean;
}

/**
 * Reads a list row by row, page by page; the next page is asked for while this one is worked on.
 * Takes both shapes of Didit's lists, a bare array and `{count, next, previous, results}`; `count`
 * is not trusted, `next` decides.
 *
 * A list may change between its pages. What is added at its beginning moves rows on to the next
 * page, where they come again: those are left out by their ID. What is deleted moves rows to the
 * page before, which was read already: nobody can know those.
 *
 * @param request the list's request, without `limit` and `offset`
 * @param idField what tells rows apart, where there is something that does
 * @throws as DiditClient.send, also when the answer is no list; NodeOperationError when pages
 * repeat, or an empty page claims that more follows
 */
export async function* paginate(
	context: DiditContext,
	client: DiditClient,
	request: DiditRequest,
	{ offset, limit, isLazy }: Range,
	options: SendOptions = {},
	idField?: string,
): AsyncGenerator<IDataObject> {
	const query = { ...request.query, limit: Math.min(PAGE_SIZE, limit), offset };
	const isNew = newcomers(idField);
	const goesOn = progress();
	let left = limit;
	const send = { ...options, expects: LIST };
	let coming = client.send({ ...request, query }, send);
	for (;;) {
		const page = readPage(await coming);
		const fresh = (page.whole ? page.rows.slice(offset) : page.rows).filter(isNew);
		const isLast = fresh.length >= left || !page.next;
		if (!isLast && !goesOn(page)) {
			throw strange(context, 'The list of Didit does not come to an end', options.itemIndex);
		}
		const goOn = () => ahead(client.sendNext(page.next as string, request, send));
		if (!isLast && !isLazy) coming = goOn();
		yield* fresh.slice(0, left);
		if (isLast) return;
		if (isLazy) coming = goOn();
		left -= fresh.length;
	}
}

/** What fails before anybody waits for it must not end the process. */
function ahead<Result>(work: Promise<Result>): Promise<Result> {
	work.catch(() => undefined);
	return work;
}

/** Whether a row comes for the first time. */
function newcomers(idField: string | undefined): (row: IDataObject) => boolean {
	if (idField === undefined) return () => true;
	const seen = new Set<unknown>();
	return ({ [idField]: id }) => {
		if (id === undefined || id === null) return true;
		const before = seen.size;
		return seen.add(id).size > before;
	};
}

/** Whether pages that are not the last get on, each with a link and rows of its own. */
function progress(): (page: Page) => boolean {
	const links = new Set<string>();
	let first = '';
	let repeats = 0;
	return ({ rows: [row], next = '' }) => {
		const text = JSON.stringify(row);
		repeats = text === first ? repeats + 1 : 1;
		first = text;
		const before = links.size;
		return row !== undefined && repeats < MOST_REPEATS && links.add(next).size > before;
	};
}

/** An answer with rows, in either of the shapes of Didit's lists. */
export const LIST: Expectation = {
	what: 'a list',
	fits: (body) => rowsIn(body)?.every((row) => isRow(row) || row === null) === true,
};

function rowsIn(body: unknown): unknown[] | undefined {
	const list = Array.isArray(body) ? body : ((body ?? {}) as IDataObject).results;
	return Array.isArray(list) ? (list as unknown[]) : undefined;
}

function isRow(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A row that is null holds nothing to go on with. */
function readPage({ body }: DiditResponse): Page {
	const { next } = body as { next?: unknown };
	return {
		rows: (rowsIn(body) ?? []).filter(isRow),
		next: typeof next === 'string' ? next : undefined,
		whole: Array.isArray(body),
	};
}

function strange(context: DiditContext, message: string, itemIndex?: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description: 'Check the base URL in the credential, and try again.',
	});
}
