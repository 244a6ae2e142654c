import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Range } from '../../api/pagination';
import { hintOnce } from './hintOnce';

/** Filters that Didit leaves to the node, in some of its versions. */
export interface RowFilter {
	/** Whether a row comes from a Didit that does not filter. */
	readonly isUnfiltered: (row: IDataObject) => boolean;
	/** Whether such a row is wanted. */
	readonly isWanted: (row: IDataObject) => boolean;
}

/**
 * The rows that are wanted. Those of a Didit that filters by itself all are; of others the list is
 * read until there are enough, and a hint says so.
 *
 * @param rows from the beginning of the list: what is skipped and counted are wanted ones
 */
export async function* filteredRows(
	context: IExecuteFunctions,
	rows: AsyncIterable<IDataObject>,
	{ isUnfiltered, isWanted }: RowFilter,
	{ offset, limit }: Range,
): AsyncGenerator<IDataObject> {
	let skipped = 0;
	let given = 0;
	for await (const row of rows) {
		const filters = isUnfiltered(row);
		if (filters) tell(context);
		if (filters && !isWanted(row)) continue;
		if (skipped++ < offset) continue;
		yield row;
		if (++given >= limit) return;
	}
}

function tell(context: IExecuteFunctions): void {
	hintOnce(
		context,
		'Didit does not filter this list in its present version. The node read it row by row and kept what fits the filters.',
	);
}
