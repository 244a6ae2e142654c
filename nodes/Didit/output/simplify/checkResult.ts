import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { isRecord, joined, objectsIn, text } from './values';

/** What the answer to every check holds around its result. */
const AROUND = ['created_at', 'metadata', 'request_id', 'vendor_data'];

/**
 * The result of a check, its status first: that is what a workflow branches on.
 *
 * @param block under which Didit puts the result
 * @param names of what else of it matters, at most five
 */
export function checkResult(block: string, names: readonly string[]): Simplification {
	return {
		fields: [...AROUND, block].sort(),
		shape: (answer) => {
			const found: IDataObject = isRecord(answer[block]) ? answer[block] : {};
			return {
				status: text(found.status),
				...Object.fromEntries(names.map((name) => [name, plain(found[name])])),
				warnings: joined(objectsIn(found.warnings).map(({ risk }) => risk)),
				request_id: text(answer.request_id),
				vendor_data: text(answer.vendor_data),
			};
		},
	};
}

/** As Didit wrote it, for a number of a document is no number; a list as text, a record if it is flat. */
function plain(value: IDataObject[string]): IDataObject[string] {
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	if (Array.isArray(value)) return joined(value);
	if (!isRecord(value)) return text(value);
	const flat = Object.entries(value).filter(([, member]) => typeof member !== 'object');
	return Object.fromEntries(flat) as IDataObject;
}
