import 'reflect-metadata';
import { WebhookContext, WorkflowExecute } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
	IRunExecutionData,
	IWebhookData,
	IWebhookFunctions,
	IWebhookResponseData,
	OnError,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { Didit } from '../../nodes/Didit/Didit.node';
import { additionalDataFor } from '../support/additionalData';
import { nodeTypesWith } from '../support/engine';
import { executionData, resumeToken } from '../support/host';
import type { Application } from '../support/sandbox';
import { apiKeyCredential } from '../support/sandbox';

interface Start {
	readonly operation?: string;
	readonly parameters?: INodeParameters;
	readonly items?: INodeExecutionData[];
	readonly onError?: OnError;
}

/** What a visitor of the callback got, and whether the execution went on with it. */
export interface Visit {
	readonly page: string;
	readonly headers: Record<string, string>;
	readonly wentOn: boolean;
}

/**
 * An execution that waits, in n8n's engine: it is stored as text in between, visited through n8n's
 * webhook context, and taken up again as n8n does (WaitingWebhooks, WaitTracker).
 */
export class WaitingExecution {
	readonly credentials;

	stored = '';

	status = '';

	waitTill?: Date;

	private run?: IRun;

	constructor(
		application: Pick<Application, 'api_key'>,
		private readonly start: Start = {},
	) {
		this.credentials = apiKeyCredential(application);
	}

	/** Runs to the node that waits. */
	async begin(): Promise<this> {
		const { items = [{ json: { customer: 7 } }] } = this.start;
		const workflow = this.workflow();
		const node = workflow.getNode('Didit') as INode;
		const data = executionData({
			resumeToken,
			executionData: {
				nodeExecutionStack: [{ node, data: { main: [items] }, source: null }],
			},
		});
		return await this.proceed(workflow, data);
	}

	/** Somebody opens the callback. */
	async visit(query: IDataObject = {}): Promise<Visit> {
		const data = this.load();
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('Nothing waits');
		const { webhookResponse, workflowData } = await this.webhook(data, query);
		if (workflowData) {
			entry.node.disabled = true;
			data.waitTill = undefined;
			entry.data.main = workflowData;
			entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
			await this.proceed(this.workflow(), data);
		}
		return { page: String(webhookResponse), headers: this.headers, wentOn: !!workflowData };
	}

	/** The time limit is over. */
	async timeOut(): Promise<this> {
		return await this.proceed(this.workflow(), this.load());
	}

	/** What the node handed out, or hands out at present. */
	get items(): INodeExecutionData[] {
		return this.task?.data?.main?.[0] ?? [];
	}

	get error() {
		const error = (this.task?.error ?? this.run?.data.resultData.error) as
			| { message: string; description?: string }
			| undefined;
		return error && { message: error.message, description: error.description };
	}

	get hints(): string[] {
		return (this.task?.hints ?? []).map(({ message }) => message);
	}

	/** What the editor gets for its tooltip. */
	get link(): string | undefined {
		return this.task?.metadata?.resumeUrl;
	}

	private headers: Record<string, string> = {};

	private get task() {
		return this.run?.data.resultData.runData.Didit?.at(-1);
	}

	private async webhook(
		data: IRunExecutionData,
		query: IDataObject,
	): Promise<IWebhookResponseData> {
		this.headers = {};
		const workflow = this.workflow();
		const setHeader = (name: string, value: string) => (this.headers[name] = value);
		const additionalData = {
			...additionalDataFor(workflow, this.credentials, 'webhook'),
			httpRequest: { method: 'GET', query, headers: {} },
			httpResponse: { setHeader },
		};
		const context = new WebhookContext(
			workflow,
			workflow.getNode('Didit') as INode,
			additionalData as never,
			'webhook',
			{ webhookDescription: new Didit().description.webhooks?.[0] } as IWebhookData,
			[],
			data,
		);
		return await new Didit().webhook.call(context as IWebhookFunctions);
	}

	private async proceed(workflow: Workflow, data: IRunExecutionData): Promise<this> {
		const additionalData = additionalDataFor(workflow, this.credentials, 'webhook');
		const execution = new WorkflowExecute(additionalData, 'webhook', data);
		this.run = await execution.processRunExecutionData(workflow);
		// Not every n8n-core says of a run that it failed: n8n itself goes by the error then.
		this.status = this.run.data.resultData.error ? 'error' : this.run.status;
		this.waitTill = this.run.waitTill ?? undefined;
		this.stored = JSON.stringify(this.run.data);
		return this;
	}

	private load(): IRunExecutionData {
		return JSON.parse(this.stored) as IRunExecutionData;
	}

	private workflow(): Workflow {
		const { operation = 'createAndWait', parameters = {}, onError } = this.start;
		const node: INode = {
			id: 'didit',
			name: 'Didit',
			type: 'didit',
			typeVersion: 1,
			position: [0, 0],
			parameters: { resource: 'session', operation, ...parameters },
			credentials: { diditApi: { id: 'diditApi', name: 'diditApi' } },
			...(onError && { onError }),
		};
		return new Workflow({
			id: 'test',
			name: 'Test',
			nodes: [node],
			connections: { Didit: { main: [[]] } },
			active: false,
			nodeTypes: nodeTypesWith({ didit: new Didit() }),
		});
	}
}
