import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { DiditClient } from '../../api/DiditClient';
import { INTERACTIVE_POLICY } from '../../api/policies';
import { paginate } from '../../api/pagination';
import type { DiditRequest } from '../../api/types';

/** What n8n calls when a list opens, is searched, or is scrolled to its end. */
export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** One opening of a list. */
export interface Search {
	readonly context: ILoadOptionsFunctions;
	/** What was typed, '' for nothing. */
	readonly filter: string;
	/** Rows of Didit's list that were looked at before. */
	readonly offset: number;
	/** Reads rows of a list from `offset` on, at most `limit`. */
	read(request: DiditRequest, offset: number, limit: number): AsyncGenerator<IDataObject>;
}

/**
 * Makes the function that n8n calls, from the one that finds the entries.
 *
 * @throws (the function) NodeApiError, since the editor shows the description of no other error
 */
export function listSearch(find: (search: Search) => Promise<INodeListSearchResult>): ListSearch {
	return async function (filter = '', paginationToken) {
		const client = new DiditClient(this, INTERACTIVE_POLICY);
		const found = await find({
			context: this,
			filter: filter.trim(),
			offset: Number(paginationToken ?? 0),
			read: (request, offset, limit) => {
				if (request.access !== 'bearer') needKey(this);
				return paginate(this, client, request, { offset, limit });
			},
		}).catch((error: unknown) => shown(this, error));
		if (found instanceof NodeApiError) throw found;
		return found;
	};
}

/** n8n itself asks for a credential only where the node has none of any type. */
function needKey(context: ILoadOptionsFunctions): void {
	if (context.getNode().credentials?.diditApi) return;
	throw new NodeOperationError(context.getNode(), 'Choose a Didit API credential first', {
		description: 'The list is read from Didit with it.',
	});
}

function shown(context: ILoadOptionsFunctions, error: unknown): NodeApiError {
	if (error instanceof NodeApiError) return error;
	const { message, description } = error as NodeOperationError;
	const words = { message, description: description ?? '' };
	return new NodeApiError(context.getNode(), words, words);
}

/**
 * Stands in the list instead of entries, or below them. Choosing it chooses nothing.
 *
 * @param words at most 48 characters: the editor cuts off more
 */
export function line(words: string): INodeListSearchItems {
	return { name: words, value: '', url: 'https://business.didit.me' };
}

/** Whether a search finds the row: by a part of any of these, whatever the case or the accents. */
export function fits(filter: string, texts: readonly unknown[]): boolean {
	const wanted = plain(filter);
	return texts.some((text) => plain(String(text ?? '')).includes(wanted));
}

function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
