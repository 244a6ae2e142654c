import type { IDataObject, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { DiditRequest } from '../../api/types';
import type { Search } from './picker';
import { fits, line } from './picker';

/** Entries that the editor gets at once; it asks for more when the list is scrolled. */
const SHOWN = 50;
/** Rows that one search looks at: five requests to Didit. */
const SEARCHED = 500;

/** A list of Didit's that may be long, so that it is read in parts. */
export interface LongList {
	readonly request: DiditRequest;
	readonly entry: (row: IDataObject) => INodeListSearchItems | undefined;
	/** What a search looks in besides the entry's name. */
	readonly texts: (row: IDataObject) => readonly unknown[];
	/** Said when there is nothing to choose from. */
	readonly nothing: string;
}

/**
 * The next part of a list. A search goes through the rows here, since Didit searches only some of
 * its lists and not in every version.
 */
export async function nextPart(
	{ filter, offset, read }: Search,
	{ request, entry, texts, nothing }: LongList,
): Promise<INodeListSearchResult> {
	const most = filter === '' ? SHOWN : SEARCHED;
	const results: INodeListSearchItems[] = [];
	let looked = 0;
	let more = false;
	for await (const row of read(request, offset, most + 1)) {
		more = looked === most || results.length === SHOWN;
		if (more) break;
		looked++;
		const found = entry(row);
		if (found && fits(filter, [found.name, found.value, ...texts(row)])) results.push(found);
	}
	if (filter === '' && offset === 0 && results.length === 0) return { results: [line(nothing)] };
	if (more && results.length < SHOWN) {
		return { results: [...results, line(`Only ${looked} were searched: use By ID for others`)] };
	}
	return { results, ...(more && { paginationToken: String(offset + looked) }) };
}

/** All rows of a list that is short by nature, each an entry. */
export async function wholeList(
	{ filter, read }: Search,
	{ request, entry, texts, nothing }: LongList,
	arrange: (rows: IDataObject[]) => IDataObject[] = (rows) => rows,
): Promise<INodeListSearchResult> {
	const all: IDataObject[] = [];
	for await (const row of read(request, 0, SEARCHED)) all.push(row);
	const offered = arrange(all).flatMap((row) => {
		const found = entry(row);
		return found ? [{ found, words: [found.name, found.value, ...texts(row)] }] : [];
	});
	if (offered.length === 0) return { results: [line(nothing)] };
	return {
		results: offered.filter(({ words }) => fits(filter, words)).map(({ found }) => found),
	};
}
