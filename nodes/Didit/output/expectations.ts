import type { IDataObject } from 'n8n-workflow';
import { saysError } from '../../api/http/sendOnce';
import type { Expectation } from '../../api/types';

/**
 * An answer with a record in it.
 *
 * @param what completes "The answer of Didit is not"
 * @param fields of which it has at least one with a value: without them it is something else
 */
export function record(what: string, ...fields: readonly string[]): Expectation {
	return { what, fits: (body) => isRecord(body) && fields.some((name) => isThere(body[name])) };
}

export const DECISION = record('a decision', 'session_id', 'status');

/** An answer whose status says it all. What Didit adds differs from version to version. */
export const CONFIRMATION: Expectation = {
	what: 'a confirmation',
	fits: (body) => holdsNothing(body) || (isRecord(body) && !saysError(body)),
};

/** Whether Didit confirmed something and said no more. */
export function holdsNothing(body: unknown): boolean {
	return !isThere(body) || (isRecord(body) && Object.keys(body).length === 0);
}

export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isThere(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
