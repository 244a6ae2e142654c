/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { WebhookContext, WorkflowExecute } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	IWebhookData,
	IWebhookFunctions,
	IWebhookResponseData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { DiditTrigger } from '../../nodes/DiditTrigger/DiditTrigger.node';
import { executionData } from '../support/host';
import type { Setup } from './support';
import { additionalDataOf, triggerWorkflow } from './support';

/** One execution: what came out of the trigger, or why it ended. */
export interface Execution {
	readonly items: INodeExecutionData[];
	readonly error?: string;
	/** All that n8n would store of it. */
	readonly stored: string;
}

/** What webhook() returned for each request, in the order in which they were answered. */
export type Returned = IWebhookResponseData | Error;

/**
 * Plays the part of n8n between Didit and the trigger, on a real port: reads the body as n8n does
 * for nodes of version 2, calls webhook() in n8n's context, runs an execution in n8n's engine.
 */
export class N8nServer {
	readonly executions: Execution[] = [];

	readonly returned: Returned[] = [];

	/** Static data of the workflow after each call, as n8n would save it. */
	readonly staticData: string[] = [];

	/** Set while n8n cannot start executions, as when its database is gone. */
	cannotStart = false;

	private running: Array<Promise<void>> = [];

	private constructor(
		private readonly server: Server,
		private readonly setup: Setup,
		private readonly mode: WorkflowExecuteMode,
	) {}

	static async start(setup: Setup, mode: WorkflowExecuteMode = 'webhook'): Promise<N8nServer> {
		const server = createServer();
		const n8n = new N8nServer(server, setup, mode);
		server.on('request', (request, response) => void n8n.handle(request, response));
		await once(server.listen(0, '127.0.0.1'), 'listening');
		return n8n;
	}

	get url(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/webhook/${this.setup.webhookId ?? 'id'}/didit`;
	}

	/** Items that left the trigger, over all executions. */
	get items(): IDataObject[] {
		return this.executions.flatMap(({ items }) => items.map(({ json }) => json));
	}

	/** Waits for the executions that have begun. */
	async settled(): Promise<void> {
		await Promise.all(this.running);
	}

	async close(): Promise<void> {
		await this.settled();
		this.server.closeAllConnections();
		this.server.close();
	}

	private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const result = await this.webhook(await asN8nReads(message), asExpress(response));
		this.returned.push(result);
		if (result instanceof Error || (result.workflowData && this.cannotStart)) {
			response.writeHead(500).end();
		} else if (result.workflowData) {
			this.running.push(this.execute(result.workflowData));
			response.writeHead(200).end();
		} else if (result.noWebhookResponse !== true) {
			response.writeHead(200).end('{"message":"Webhook call received"}');
		}
	}

	private async webhook(
		httpRequest: IncomingMessage,
		httpResponse: ServerResponse,
	): Promise<Returned> {
		const { workflow, node } = triggerWorkflow(this.setup);
		const additionalData = {
			...additionalDataOf(this.setup, workflow, this.mode),
			httpRequest,
			httpResponse,
		};
		const webhookData = {
			webhookDescription: new DiditTrigger().description.webhooks?.[0],
		} as IWebhookData;
		const context = new WebhookContext(
			workflow,
			node,
			additionalData as never,
			this.mode,
			webhookData,
			[],
			null,
		);
		const trigger = this.setup.trigger ?? new DiditTrigger();
		try {
			return (await trigger.webhook?.call(context as IWebhookFunctions)) ?? {};
		} catch (error) {
			return error as Error;
		} finally {
			this.staticData.push(JSON.stringify(workflow.staticData));
		}
	}

	private async execute(main: INodeExecutionData[][]): Promise<void> {
		const { workflow, node } = triggerWorkflow(this.setup);
		const additionalData = additionalDataOf(this.setup, workflow, this.mode);
		const { data } = await new WorkflowExecute(
			additionalData,
			this.mode,
			executionData({
				executionData: { nodeExecutionStack: [{ node, data: { main }, source: null }] },
			}),
		).processRunExecutionData(workflow);
		this.staticData.push(JSON.stringify(workflow.staticData));
		this.executions.push({
			items: data.resultData.runData[node.name]?.[0]?.data?.main?.[0] ?? [],
			error: data.resultData.error?.message,
			stored: JSON.stringify(data),
		});
	}
}

const PARSED = /^(application\/json|text\/plain|application\/x-www-form-urlencoded|.*[/+]xml)\b/;

/** n8n reads these bodies itself, takes forms with files apart, and leaves the rest to the node. */
async function asN8nReads(message: IncomingMessage): Promise<IncomingMessage> {
	const type = message.headers['content-type'] ?? '';
	const readRawBody = async () => {
		const chunks: Buffer[] = [];
		for await (const chunk of message) chunks.push(chunk as Buffer);
		const bytes = Buffer.concat(chunks);
		message.rawBody = message.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
	};
	Object.assign(message, { readRawBody });
	if (PARSED.test(type)) await readRawBody();
	if (type.startsWith('multipart/')) message.resume();
	return message;
}

/** The few methods of Express that a node uses. */
function asExpress(response: ServerResponse): ServerResponse {
	return Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return response;
		},
		json(body: unknown) {
			response.setHeader('content-type', 'application/json; charset=utf-8');
			response.end(JSON.stringify(body));
		},
	});
}
