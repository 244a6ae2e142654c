import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DiditClient } from '../api/client';
import { rows } from '../api/rows';
import { checkAgent } from './agents/lock';
import { readMaxWait } from './commonOptions';
import { readRange } from './fields/listing';
import { binaryProperty, intoStorage } from './files';
import type { Operation } from './operations/types';
import { ItemParameters } from './parameters';
import { maskSecrets } from './secrets';
import { followSessionLink } from './sessionLink';

/**
 * Does for one item what the operation says.
 *
 * @returns what comes out for it, paired with it
 * @throws NodeApiError or NodeOperationError that says why nothing does
 */
export async function runItem(
	context: IExecuteFunctions,
	client: DiditClient,
	operation: Operation,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const parameters = new ItemParameters(context, itemIndex, operation.fields);
	checkAgent(operation, parameters);
	parameters.checkView();
	await followSessionLink(client, parameters);
	const request = await operation.request(parameters);
	const { advice, check, answer } = operation;
	const options = { itemIndex, advice, check, maxWait: readMaxWait(context, itemIndex) };
	const pairedItem = { item: itemIndex };
	const reveal = parameters.reveals();
	const shown = (json: IDataObject) => (reveal ? json : maskSecrets(json));
	const itemOf = (json: IDataObject): INodeExecutionData => ({
		json: shown(operation.simplify ? parameters.view(json, operation.simplify) : json),
		pairedItem,
	});
	if (answer?.kind === 'file') {
		const receive = intoStorage(context, answer, parameters);
		const { body } = await client.send(request, { ...options, receive });
		const { json } = context.getInputData()[itemIndex] ?? {};
		const binary = { [binaryProperty(parameters)]: body as IBinaryData };
		return [{ json: { ...json }, binary, pairedItem }];
	}
	if (answer?.kind === 'rows') {
		const items: INodeExecutionData[] = [];
		const list = rows(context, client, request, readRange(parameters), options, answer.id);
		// A list may be long: no row is held in two forms at once.
		for await (const row of list) items.push(itemOf(row));
		return items;
	}
	const { body } = await client.send(request, options);
	if (answer?.kind === 'made') {
		const { json, binary } = await answer.make((body ?? {}) as IDataObject, parameters);
		return [{ json: shown(json), ...(binary && { binary }), pairedItem }];
	}
	if (answer?.kind === 'item') return [itemOf(answer.shape(body, parameters))];
	return objectsOf(body).map(itemOf);
}

function objectsOf(body: unknown): IDataObject[] {
	if (Array.isArray(body)) return body as IDataObject[];
	// Didit has answered some calls with an empty body in one version and an object in another.
	return [typeof body === 'object' && body !== null ? (body as IDataObject) : { success: true }];
}
