import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DiditClient, SendOptions } from '../../api/DiditClient';
import type { Range } from '../../api/pagination';
import { paginate } from '../../api/pagination';
import { wait } from '../../common/host';
import { checkAgent } from '../agents/agentLock';
import { readMaxWait } from './commonOptions';
import { readRange } from '../fields/pagination';
import { holdsNothing } from '../output/expectations';
import { binaryProperty, intoStorage } from '../output/binaryOutput';
import { filteredRows } from '../output/filteredRows';
import { labelsOf } from '../input/labels';
import type {
	Calls,
	FileResponse,
	ListResponse,
	Operation,
	OutputItem,
	ReadItems,
} from './operation';
import { ItemParameters } from '../input/ItemParameters';
import { onceInARun } from './retryOnFail';
import { maskSecrets, revealsSecrets } from '../output/maskSecrets';
import { checkView, view } from '../output/simplify/view';
import { resolveSessionUrl } from '../input/resolveSessionUrl';
import type { Outgoing } from './wireForms';
import { isChange, outgoingOf, readRequest, sendInForm } from './wireForms';

const WHOLE_LIST: Range = { offset: 0, limit: Infinity, isLazy: true };

/** What the steps of one item share. */
interface Run {
	readonly context: IExecuteFunctions;
	readonly client: DiditClient;
	readonly operation: Operation;
	readonly parameters: ItemParameters;
	readonly outgoing: Outgoing;
	readonly options: SendOptions;
	/** Makes an output item of an answer. */
	readonly show: (answer: OutputItem) => INodeExecutionData;
}

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
	checkView(parameters);
	await resolveSessionUrl(client, parameters);
	const outgoing = await outgoingOf(operation, parameters);
	const { errorHints, howToCheck, expects, response } = operation;
	const maxWait = readMaxWait(parameters);
	const labels = () => labelsOf(operation.fields);
	const options = { itemIndex, errorHints, howToCheck, expects, labels, maxWait };
	const show = shower(operation, parameters);
	const run: Run = { context, client, operation, parameters, outgoing, options, show };
	if (response?.kind === 'file') return [await receiveFile(run, response)];
	if (response?.kind === 'list') return await readList(run, response);
	if (response?.kind === 'items') {
		// It may have changed something when it ends: not twice in a run.
		const read = async () => await readItems(run, response.read);
		return await onceInARun(context, itemIndex, true, read);
	}
	return [await receiveAnswer(run)];
}

function shower({ simplify }: Operation, parameters: ItemParameters): Run['show'] {
	const reveals = revealsSecrets(parameters);
	const read = (name: string) => parameters.whereShown(name);
	return ({ json: whole, binary, beside, asIs }) => {
		const simple = simplify && !asIs ? view(whole, simplify, read) : whole;
		const shown = reveals ? simple : maskSecrets(simple);
		return {
			json: beside ? { ...shown, ...beside } : shown,
			...(binary && { binary }),
			pairedItem: { item: parameters.itemIndex },
		};
	};
}

async function receiveFile(
	{ context, client, parameters, outgoing, options }: Run,
	response: FileResponse,
): Promise<INodeExecutionData> {
	const { itemIndex } = parameters;
	const request = await readRequest(client, outgoing, parameters, options);
	const receive = intoStorage(context, response, parameters);
	const { body } = await client.send(request, { ...options, receive });
	return {
		json: carriedAlong(context.getInputData()[itemIndex]?.json),
		binary: { [binaryProperty(parameters)]: body as IBinaryData },
		pairedItem: { item: itemIndex },
	};
}

async function readList(
	{ context, client, parameters, outgoing, options, show }: Run,
	{ id, filter: filterOf }: ListResponse,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const request = await readRequest(client, outgoing, parameters, options);
	const range = readRange(parameters);
	const filter = filterOf?.(parameters);
	const read = (some: Range) => paginate(context, client, request, some, options, id);
	const list = filter ? filteredRows(context, read(WHOLE_LIST), filter, range) : read(range);
	// A list may be long: no row is held in two forms at once.
	for await (const json of list) items.push(show({ json }));
	return items;
}

async function readItems(
	{ context, client, parameters, outgoing, options, show }: Run,
	read: ReadItems,
): Promise<INodeExecutionData[]> {
	const request = await readRequest(client, outgoing, parameters, options);
	const signal = context.getExecutionCancelSignal();
	const calls: Calls = {
		list: (id) => paginate(context, client, request, WHOLE_LIST, options, id),
		send: async (other, expects) => {
			const { body } = await client.send(other, { ...options, expects });
			return body as IDataObject;
		},
		wait: async (ms) => {
			await wait(ms, signal);
			return !signal?.aborted;
		},
	};
	const items: INodeExecutionData[] = [];
	for await (const json of read(calls, parameters)) items.push(show({ json }));
	return items;
}

async function receiveAnswer(run: Run): Promise<INodeExecutionData> {
	const { context, client, operation, parameters, outgoing, options, show } = run;
	const { response } = operation;
	const { itemIndex } = parameters;
	const { body, shaped } = await onceInARun(context, itemIndex, isChange(outgoing), async () => {
		const { body: answer } = await sendInForm(client, outgoing, parameters, options);
		return {
			body: answer,
			shaped: response?.kind === 'item' ? response.shape(answer, parameters) : undefined,
		};
	});
	if (shaped) return show({ json: shaped });
	if (response?.kind === 'custom') {
		return show(await response.build(body as IDataObject, parameters));
	}
	if (holdsNothing(body)) {
		return { json: { success: true }, pairedItem: { item: itemIndex } };
	}
	return show({ json: body as IDataObject });
}

/** By these alone n8n knows an item that failed. */
const OF_FAILURES = new Set(['error', 'message', 'details']);

/** The item that a file is added to, without the failure of an earlier node that was all it held. */
function carriedAlong(json: IDataObject = {}): IDataObject {
	const isFailure = json.error && Object.keys(json).every((name) => OF_FAILURES.has(name));
	return isFailure ? {} : { ...json };
}
