import type { BuildRequest } from '../../engine/operation';

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
			body: parameters.changes('updateFields'),
			rateScope: 'dataUpdate',
		};
	};
