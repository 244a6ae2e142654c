import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { DiditClient, SendOptions } from '../api/client';
import { fullText } from '../api/fullText';
import { rows } from '../api/rows';
import type { DiditRequest } from '../api/types';
import { checkAgent } from './agents/lock';
import { readMaxWait, readWidth } from './commonOptions';
import { readRange } from './fields/listing';
import { receiveFile } from './files';
import { inOrder } from './inOrder';
import type { Operation } from './operations/types';
import { ItemParameters } from './parameters';
import { maskSecrets } from './secrets';
import { followSessionLink } from './sessionLink';

/**
 * Runs an operation for every input item: several at once, output in input order and paired with
 * its item, failures handled as the node's On Error setting asks.
 *
 * @throws NodeApiError or NodeOperationError of the first failed item, when On Error is Stop
 */
export async function run(
	context: IExecuteFunctions,
	client: DiditClient,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (items.length === 0) return [];
	const width = readWidth(context);
	let failed = 0;
	const perItem = await inOrder(items.length, width, async (itemIndex) => {
		const output = await runItem(context, client, operation, itemIndex).catch((error: unknown) =>
			asNodeError(context, error, operation, itemIndex),
		);
		if (Array.isArray(output)) return output;
		if (!context.continueOnFail() || context.getExecutionCancelSignal()?.aborted) throw output;
		failed++;
		return [failedItem(context, items[itemIndex], output, itemIndex)];
	});
	if (failed > 0) {
		hint(context, `${failed} of ${items.length} items did not go through. Each says why.`);
	}
	const seconds = Math.round(client.stoodStill / 1000);
	if (seconds > 0) {
		hint(
			context,
			`Didit limits the requests per minute. This run stood still for ${seconds} seconds in all because of it.`,
		);
	}
	return perItem.flat();
}

function hint(context: IExecuteFunctions, message: string): void {
	context.addExecutionHints({ message, location: 'outputPane' });
}

async function runItem(
	context: IExecuteFunctions,
	client: DiditClient,
	operation: Operation,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const parameters = new ItemParameters(context, itemIndex, operation.fields);
	checkAgent(operation, parameters);
	await followSessionLink(client, parameters);
	const request = await operation.request(parameters);
	const { advice, check } = operation;
	const sendOptions = { itemIndex, advice, check, maxWait: readMaxWait(context, itemIndex) };
	const pairedItem = { item: itemIndex };
	if (operation.answer?.kind === 'file') {
		const answer = await client.send({ ...request, expects: 'file' }, sendOptions);
		const file = await receiveFile(context, answer, operation.answer, parameters);
		return [{ ...file, pairedItem }];
	}
	const reveal = parameters.reveals();
	if (operation.answer?.kind === 'made') {
		const { body } = await client.send(request, sendOptions);
		const { json, binary } = await operation.answer.make((body ?? {}) as IDataObject, parameters);
		return [{ json: reveal ? json : maskSecrets(json), ...(binary && { binary }), pairedItem }];
	}
	const answers =
		operation.answer?.kind === 'rows'
			? await readRows(context, client, request, parameters, sendOptions)
			: await readItems(client, request, operation, parameters, sendOptions);
	return answers
		.map((answer) => (operation.simplify ? parameters.view(answer, operation.simplify) : answer))
		.map((json) => ({ json: reveal ? json : maskSecrets(json), pairedItem }));
}

async function readRows(
	context: IExecuteFunctions,
	client: DiditClient,
	request: DiditRequest,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	const range = readRange(parameters);
	for await (const row of rows(context, client, request, range, options)) found.push(row);
	return found;
}

async function readItems(
	client: DiditClient,
	request: DiditRequest,
	operation: Operation,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<IDataObject[]> {
	const { body } = await client.send(request, options);
	if (operation.answer?.kind === 'item') return [operation.answer.shape(body, parameters)];
	if (Array.isArray(body)) return body as IDataObject[];
	// Didit has answered some calls with an empty body in one version and an object in another.
	return [typeof body === 'object' && body !== null ? (body as IDataObject) : { success: true }];
}

function asNodeError(
	context: IExecuteFunctions,
	error: unknown,
	operation: Operation,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const known =
		error instanceof NodeApiError
			? error
			: new NodeOperationError(context.getNode(), error as Error, { itemIndex });
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
function failedItem(
	context: IExecuteFunctions,
	item: INodeExecutionData | undefined,
	error: Error,
	itemIndex: number,
): INodeExecutionData {
	const addedByHost = context.getNode().onError === 'continueErrorOutput';
	return {
		json: { ...(!addedByHost && item?.json), error: fullText(error) },
		...(item?.binary && { binary: item.binary }),
		pairedItem: { item: itemIndex },
	};
}
