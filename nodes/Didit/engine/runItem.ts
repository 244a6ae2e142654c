import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DiditClient } from '../../api/DiditClient';
import type { Range } from '../../api/pagination';
import { paginate } from '../../api/pagination';
import { checkAgent } from '../agents/agentLock';
import { readMaxWait } from './commonOptions';
import { readRange } from '../fields/pagination';
import { holdsNothing } from '../output/expectations';
import { binaryProperty, intoStorage } from '../output/binaryOutput';
import { filteredRows } from '../output/filteredRows';
import { labelsOf } from '../input/labels';
import type { Operation } from './operation';
import { ItemParameters } from '../input/ItemParameters';
import { onceInARun } from './retryOnFail';
import { maskSecrets } from '../output/maskSecrets';
import { resolveSessionUrl } from '../input/resolveSessionUrl';
import { sendInForm } from './wireForms';

const WHOLE_LIST: Range = { offset: 0, limit: Infinity, isLazy: true };

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
	await resolveSessionUrl(client, parameters);
	const request = await operation.request(parameters);
	const { errorHints, howToCheck, expects, response } = operation;
	const maxWait = readMaxWait(context, itemIndex);
	const labels = () => labelsOf(operation.fields);
	const options = { itemIndex, errorHints, howToCheck, expects, labels, maxWait };
	const pairedItem = { item: itemIndex };
	const reveal = parameters.reveals();
	const shown = (json: IDataObject) => (reveal ? json : maskSecrets(json));
	const itemOf = (json: IDataObject): INodeExecutionData => ({
		json: shown(operation.simplify ? parameters.view(json, operation.simplify) : json),
		pairedItem,
	});
	if (response?.kind === 'file') {
		const receive = intoStorage(context, response, parameters);
		const { body } = await client.send(request, { ...options, receive });
		const json = carriedAlong(context.getInputData()[itemIndex]?.json);
		const binary = { [binaryProperty(parameters)]: body as IBinaryData };
		return [{ json, binary, pairedItem }];
	}
	if (response?.kind === 'rows') {
		const items: INodeExecutionData[] = [];
		const range = readRange(parameters);
		const filter = response.filter?.(parameters);
		const read = (some: Range) => paginate(context, client, request, some, options, response.id);
		const list = filter ? filteredRows(context, read(WHOLE_LIST), filter, range) : read(range);
		// A list may be long: no row is held in two forms at once.
		for await (const row of list) items.push(itemOf(row));
		return items;
	}
	const { body, shaped } = await onceInARun(context, itemIndex, request, async () => {
		const { body: sent } = operation.later
			? await sendInForm(client, request, operation.later, parameters, options)
			: await client.send(request, options);
		return { body: sent, shaped: response?.kind === 'item' && response.shape(sent, parameters) };
	});
	if (shaped) return [itemOf(shaped)];
	if (response?.kind === 'made') {
		const { json, binary } = await response.make(body as IDataObject, parameters);
		return [{ json: shown(json), ...(binary && { binary }), pairedItem }];
	}
	if (holdsNothing(body)) return [{ json: { success: true }, pairedItem }];
	return [itemOf(body as IDataObject)];
}

/** By these alone n8n knows an item that failed. */
const OF_FAILURES = new Set(['error', 'message', 'details']);

/** The item that a file is added to, without the failure of an earlier node that was all it held. */
function carriedAlong(json: IDataObject = {}): IDataObject {
	const isFailure = json.error && Object.keys(json).every((name) => OF_FAILURES.has(name));
	return isFailure ? {} : { ...json };
}
