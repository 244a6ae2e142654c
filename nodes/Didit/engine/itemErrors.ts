import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { errorText } from '../../api/errors/errorText';
import type { Operation } from './operation';

export type NodeError = NodeApiError | NodeOperationError;

/** What went wrong with an item, in a form that n8n can show and keep. */
export function asNodeError(
	context: IExecuteFunctions,
	error: unknown,
	operation: Operation,
	itemIndex: number,
): NodeError {
	const known =
		error instanceof NodeApiError
			? error
			: new NodeOperationError(context.getNode(), error as Error);
	// Errors made below the runner do not know their item, and n8n returns them as they are.
	known.context.itemIndex ??= itemIndex;
	// n8n stores the node with its error, and so the passwords among its parameters.
	return Object.assign(known, { node: withoutPasswords(known.node, operation) });
}

function withoutPasswords(node: INode, { fields }: Operation): INode {
	const hidden = fields.filter(({ typeOptions }) => typeOptions?.password);
	const blanks = Object.fromEntries(hidden.map(({ name }) => [name, '']));
	return { ...node, parameters: { ...node.parameters, ...blanks } };
}

/**
 * The item as it came in, with what went wrong and what to do as its field `error`. That stands in
 * the data only, since n8n empties items that carry an error object; and for the error output it
 * stands there alone, by which n8n knows such an item and gives it the data of its input.
 */
export function failedItem(
	context: IExecuteFunctions,
	item: INodeExecutionData | undefined,
	error: Error,
	itemIndex: number,
): INodeExecutionData {
	const addedByHost = context.getNode().onError === 'continueErrorOutput';
	return {
		json: { ...(!addedByHost && item?.json), error: errorText(error) },
		...(item?.binary && { binary: item.binary }),
		pairedItem: { item: itemIndex },
	};
}

/** How far a run has come, in items. */
export interface Progress {
	readonly total: number;
	begun: number;
	done: number;
	failed: number;
}

/**
 * The error that ends a run, with what became of the other items: n8n shows nothing but the error,
 * and whoever runs the node again has to know what Didit has carried out.
 */
export function withProgress(
	error: NodeError,
	{ total, begun, done, failed }: Progress,
): NodeError {
	if (total === 1) return error;
	const item = Number(error.context.itemIndex) + 1;
	const others = `${done} went through and are not returned, ${failed - 1} did not, ${total - begun} were not started`;
	const description = [error.description, `This was item ${item} of ${total}. Others: ${others}.`];
	return Object.assign(error, { description: description.filter(Boolean).join(' ') });
}
