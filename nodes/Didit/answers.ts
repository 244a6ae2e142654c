import type { IDataObject } from 'n8n-workflow';
import type { Answer } from './operations/types';

/** A list, one item per row. */
export const rows: Answer = { kind: 'rows' };

/**
 * The same, for lists that may be long and change while they are read.
 *
 * @param id name of the field by which its rows are told apart
 */
export function rowsBy(id: string): Answer {
	return { kind: 'rows', id };
}

/**
 * The answer to deleting one thing: `{deleted: true}` and its ID. Didit's own is empty, or in
 * later documents says nothing that a workflow needs.
 *
 * @param idField name of the parameter that holds the ID
 */
export function deleted(idField: string): Answer {
	return {
		kind: 'item',
		shape: (_body, parameters) => ({ deleted: true, [idField]: parameters.id(idField) }),
	};
}

/**
 * The answer to deleting many things. A row that Didit could not delete makes the whole
 * `deleted: false`, with those rows under `failed`.
 *
 * @param listField name of the parameter that lists what to delete
 */
export function deletedMany(listField: string): Answer {
	return {
		kind: 'item',
		shape: (body, parameters) => {
			const { results, deleted: count } = (body ?? {}) as IDataObject;
			const rowList = Array.isArray(results) ? (results as IDataObject[]) : undefined;
			const failed = rowList?.filter(hasFailed) ?? [];
			const deletedCount =
				typeof count === 'number' ? count : rowList && rowList.length - failed.length;
			const requested = parameters.list(listField).length;
			return {
				deleted: failed.length === 0,
				...(deletedCount !== undefined && { deletedCount }),
				requested: requested === 0 ? 'all' : requested,
				...(rowList && { results: rowList }),
				...(failed.length > 0 && { failed }),
			};
		},
	};
}

/** Later documents report per row, for example `face_retention_outcome: failed_retryable`. */
function hasFailed(row: IDataObject): boolean {
	return Object.entries(row).some(([key, value]) => {
		if (key === 'success') return value === false;
		if (key === 'error') return Boolean(value);
		return /(^|_)(status|outcome)$/.test(key) && /^failed/i.test(String(value));
	});
}
