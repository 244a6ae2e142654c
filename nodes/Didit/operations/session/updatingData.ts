import type { IDataObject } from 'n8n-workflow';
import type { BuildRequest } from '../../engine/operation';
import { isRecord } from '../../output/expectations';

/**
 * Corrects what a check of a session has read. Didit takes ten of these a minute.
 *
 * @param last part of the path
 */
export const updatingData =
	(last: string): BuildRequest =>
	(parameters) => {
		const node = parameters.optionalId('nodeId');
		return {
			method: 'PATCH',
			path: ['session', parameters.id('sessionId'), last],
			...(node !== undefined && { query: { node_id: node } }),
			body: cleared(parameters.changes('updateFields')),
			rateScope: 'dataUpdate',
		};
	};

/**
 * The changes with null for what is to be cleared: an empty text is no day, no country and no
 * choice to Didit.
 *
 * @param names of the values that may be null; all of them unless given
 */
export function cleared(changes: IDataObject, names?: readonly string[]): IDataObject {
	return Object.fromEntries(
		Object.entries(changes).map(([name, value]) => {
			if (value === '' && (names?.includes(name) ?? true)) return [name, null];
			const isAddress = name.endsWith('parsed_address') && isRecord(value);
			return [name, isAddress ? cleared(value) : value];
		}),
	);
}
