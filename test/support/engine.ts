/* eslint-disable @n8n/community-nodes/node-usable-as-tool */
import 'reflect-metadata';
import { WorkflowExecute } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	ITaskData,
	OnError,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { Didit } from '../../nodes/Didit/Didit.node';
import { additionalDataFor } from './additionalData';
import type { CredentialData } from './credentials';
import { executionData } from './host';
import './patience';

export interface NodeRun {
	readonly parameters: INodeParameters;
	readonly credentials: CredentialData;
	/** Input items; one empty item by default. */
	readonly items?: INodeExecutionData[];
	readonly onError?: OnError;
	/** How often n8n runs the node until it does not fail. */
	readonly maxTries?: number;
	/** The workflow's, as IANA names it. */
	readonly timezone?: string;
	/** The node as something else than n8n would make it, for example with another clock. */
	readonly didit?: INodeType;
	/** Called once the execution has begun, with a way to cancel it. */
	readonly begun?: (cancel: () => void) => void;
}

export interface NodeOutcome {
	/** Items of the success output. */
	readonly items: INodeExecutionData[];
	/** Items of the error output, which only `continueErrorOutput` has. */
	readonly errors: INodeExecutionData[];
	/** What ended the execution, in the form in which n8n stores it. */
	readonly error?: { message: string; description?: string; context: IDataObject };
	/** All that n8n keeps of the node's run, as it goes into the database. */
	readonly stored: string;
	readonly hints: string[];
}

/** Runs the Didit node in n8n's own engine: a start node with the items, then the node. */
export async function runDidit(run: NodeRun): Promise<NodeOutcome> {
	const { parameters, credentials, items = [{ json: {} }], onError, didit = new Didit() } = run;
	const { timezone = 'UTC', maxTries } = run;
	const node: INode = {
		id: 'didit',
		name: 'Didit',
		type: didit.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(
			Object.keys(credentials).map((type) => [type, { id: type, name: type }]),
		),
		...(onError && { onError }),
		...(maxTries && { retryOnFail: true, maxTries, waitBetweenTries: 1 }),
	};
	const start: INode = { ...node, id: 'start', name: 'Start', type: 'start', parameters: {} };
	delete start.credentials;
	delete start.onError;
	delete start.retryOnFail;

	const workflow = new Workflow({
		id: 'test',
		name: 'Test',
		nodes: [start, node],
		connections: {
			Start: { main: [[{ node: 'Didit', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		settings: { timezone },
		nodeTypes: nodeTypesWith({ start: new Start(items), [didit.description.name]: didit }),
	});
	const data = executionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }],
		},
	});
	const additionalData = additionalDataFor(workflow, credentials);
	const execution = new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(
		workflow,
	);
	run.begun?.(() => execution.cancel());
	const { resultData } = (await execution).data;
	return outcomeOf(resultData.runData.Didit?.[0], resultData.error);
}

/** The node in the form that n8n hands to agents: its type ends in "Tool". */
export function diditTool(): INodeType {
	const node = new Didit();
	return Object.assign(node, { description: { ...node.description, name: 'diditTool' } });
}

export function nodeTypesWith(types: Record<string, INodeType>): INodeTypes {
	const find = (name: string): INodeType => {
		const type = types[name];
		if (!type) throw new Error(`Unknown node type ${name}`);
		return type;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['trigger' as const],
		version: 1,
		description: 'Hands out the input of a test',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	constructor(private readonly items: INodeExecutionData[]) {}

	execute = async (): Promise<INodeExecutionData[][]> => [this.items];
}

function outcomeOf(task: ITaskData | undefined, executionError: unknown): NodeOutcome {
	const [items, errors] = task?.data?.main ?? [];
	const failure = (task?.error ?? executionError) as NodeOutcome['error'] | undefined;
	return {
		items: items ?? [],
		errors: errors ?? [],
		error: failure && {
			message: failure.message,
			description: failure.description ?? undefined,
			context: failure.context,
		},
		stored: JSON.stringify(task ?? null),
		hints: (task?.hints ?? []).map(({ message }) => message),
	};
}
