import type { IDataObject } from 'n8n-workflow';
import { isRecord } from './expectations';
import type { ResponseKind, ListResponse } from '../engine/operation';

/** A list, one item per row. */
export const list: ListResponse = { kind: 'list' };

/**
 * The same, for lists that may be long and change while they are read.
 *
 * @param id name of the field by which its rows are told apart
 */
export function listBy(id: string): ListResponse {
	return { kind: 'list', id };
}

/**
 * The answer to deleting one thing: `{deleted: true}` and its ID, with what Didit says became of
 * the face, which it may keep apart from the rest.
 *
 * @param idField name of the parameter that holds the ID
 */
export function deleted(idField: string): ResponseKind {
	return {
		kind: 'item',
		shape: (body, parameters) => {
			const { face_retention_outcome: outcome } = (body || {}) as IDataObject;
			if (hasFailed({ outcome })) {
				throw parameters.refuse(
					idField,
					`was not deleted (${String(outcome)})`,
					'Didit could not delete it now. Run the node again later.',
				);
			}
			return {
				deleted: true,
				[idField]: parameters.id(idField),
				...(outcome !== undefined && { face_retention_outcome: outcome }),
			};
		},
	};
}

/**
 * The answer to deleting many things. It is `deleted: true` only if nothing is known to be left:
 * Didit leaves out what it does not know, and reports rows that it could not delete.
 *
 * @param listField name of the parameter that lists what to delete
 */
export function deletedMany(listField: string): ResponseKind {
	return {
		kind: 'item',
		shape: (body, parameters) => {
			const { results, deleted: said } = (body || {}) as IDataObject;
			const reported = Array.isArray(results) ? results.filter(isRecord) : undefined;
			const failed = reported?.filter(hasFailed) ?? [];
			const count = countOf(said) ?? (reported && reported.length - failed.length);
			const requested = new Set(parameters.list(listField)).size;
			const isShort = count !== undefined && count < requested;
			return {
				deleted: failed.length === 0 && !isShort && said !== false,
				...(count !== undefined && { deletedCount: count }),
				requested: requested === 0 ? 'all' : requested,
				...(reported && { results: reported }),
				...(failed.length > 0 && { failed }),
			};
		},
	};
}

function countOf(said: unknown): number | undefined {
	const isCount = typeof said === 'number' || (typeof said === 'string' && /^\d+$/.test(said));
	return isCount ? Number(said) : undefined;
}

/** Today's Didit reports per row, for example `face_retention_outcome: failed_retryable`. */
function hasFailed(row: IDataObject): boolean {
	return Object.entries(row).some(([key, value]) => {
		if (key === 'success' || key === 'deleted') return value === false;
		if (key === 'error') return Boolean(value);
		return /(^|_)(status|outcome)$/.test(key) && /^failed/i.test(String(value));
	});
}
