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
 * The answer to deleting one thing: its ID, and `deleted: true` unless Didit names an outcome that
 * is none yet, which then stands beside it, as does what became of a face that it may keep.
 *
 * @param idField name of the parameter that holds the ID
 * @throws NodeOperationError where Didit says that it could not
 */
export function deleted(idField: string): ResponseKind {
	return {
		kind: 'item',
		shape: (body, parameters) => {
			const { outcome, face_retention_outcome: face } = (body || {}) as IDataObject;
			const said = [outcome, face].find((one) => hasFailed({ outcome: one }));
			if (said !== undefined) {
				throw parameters.refuse(
					idField,
					`was not deleted (${String(said)})`,
					'Didit could not delete it now. Run the node again later.',
				);
			}
			const isLeft = isStillThere({ outcome });
			return {
				deleted: !isLeft,
				[idField]: parameters.id(idField),
				...(isLeft && { outcome }),
				...(face !== undefined && { face_retention_outcome: face }),
			};
		},
	};
}

/**
 * The answer to deleting many things. It is `deleted: true` only if nothing is known to be left:
 * Didit leaves out what it does not know, and reports rows that it could not delete (`failed`) or
 * has not deleted yet (`left`).
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
			const left = reported?.filter((row) => !hasFailed(row) && isStillThere(row)) ?? [];
			const kept = failed.length + left.length;
			const count = countOf(said) ?? (reported && reported.length - kept);
			const requested = new Set(parameters.list(listField)).size;
			const isShort = count !== undefined && count < requested;
			return {
				deleted: kept === 0 && !isShort && said !== false,
				...(count !== undefined && { deletedCount: count }),
				requested: requested === 0 ? 'all' : requested,
				...(reported && { results: reported }),
				...(failed.length > 0 && { failed }),
				...(left.length > 0 && { left }),
			};
		},
	};
}

function countOf(said: unknown): number | undefined {
	const isCount = typeof said === 'number' || (typeof said === 'string' && /^\d+$/.test(said));
	return isCount ? Number(said) : undefined;
}

/** Today's Didit reports per row: `face_retention_outcome: failed_retryable`, `outcome: purge_failed`. */
function hasFailed(row: IDataObject): boolean {
	return Object.entries(row).some(([key, value]) => {
		if (key === 'success' || key === 'deleted') return value === false;
		if (key === 'error') return Boolean(value);
		return /(^|_)(status|outcome)$/.test(key) && /(^|_)fail(ed|ure)(_|$)/i.test(String(value));
	});
}

/** What becomes of a face template is an outcome of its own: it may be purged later, or held. */
function isStillThere({ outcome }: IDataObject): boolean {
	return typeof outcome === 'string' && !/(^|_)(purged|deleted)$/i.test(outcome);
}
