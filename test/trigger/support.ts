import 'reflect-metadata';
import { HookContext } from 'n8n-core';
import type {
	IExecuteFunctions,
	IHookFunctions,
	INode,
	INodeParameters,
	INodeType,
	IWebhookData,
	IWebhookFunctions,
	IWorkflowExecuteAdditionalData,
	WebhookSetupMethodNames,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { systemClock } from '../../nodes/api/util/clock';
import type { Clock } from '../../nodes/api/types';
import type { TriggerState } from '../../nodes/DiditTrigger/webhook/handleWebhook';
import { handleWebhook } from '../../nodes/DiditTrigger/webhook/handleWebhook';
import { DiditTrigger } from '../../nodes/DiditTrigger/DiditTrigger.node';
import { DeliveryDeduplicator } from '../../nodes/DiditTrigger/deduplication/DeliveryDeduplicator';
import { ReplayLimiter } from '../../nodes/DiditTrigger/deduplication/ReplayLimiter';
import { dropDuplicates } from '../../nodes/DiditTrigger/deduplication/dropDuplicates';
import type { Registration } from '../../nodes/DiditTrigger/registration/hooks';
import { CredentialIdCache } from '../../nodes/DiditTrigger/secret/CredentialIdCache';
import { SecretCache } from '../../nodes/DiditTrigger/secret/SecretCache';
import { additionalDataFor } from '../support/additionalData';
import type { CredentialData } from '../support/credentials';
import { nodeTypesWith } from '../support/engine';

export const WEBHOOK_ID = '5b3d1a52-7c1e-4a53-9d8e-0d9c1f6a2b10';

const NAME = 'Didit Trigger';

export interface Setup {
	readonly credentials: CredentialData;
	readonly parameters?: INodeParameters;
	readonly name?: string;
	/** Null for a node without one, as in workflows of old: its name makes its URL. */
	readonly webhookId?: string | null;
	readonly workflowId?: string;
	readonly trigger?: INodeType;
	/** For example other addresses of n8n. */
	readonly additionalData?: Partial<IWorkflowExecuteAdditionalData>;
}

export function triggerNode({
	credentials,
	parameters = {},
	name = NAME,
	webhookId = WEBHOOK_ID,
}: Setup): INode {
	return {
		id: `node-${webhookId}`,
		name,
		type: 'diditTrigger',
		typeVersion: 2,
		position: [0, 0],
		...(webhookId !== null && { webhookId }),
		// Most tests compare what comes out with what was sent.
		parameters: { simplify: false, ...parameters },
		credentials: Object.fromEntries(
			Object.keys(credentials).map((type) => [type, { id: type, name: type }]),
		),
	};
}

/** A workflow of nothing but the trigger, with the defaults of its parameters filled in. */
export function triggerWorkflow(setup: Setup): { workflow: Workflow; node: INode } {
	const workflow = new Workflow({
		id: setup.workflowId ?? 'workflow',
		name: 'Test',
		nodes: [triggerNode(setup)],
		connections: {},
		active: true,
		nodeTypes: nodeTypesWith({ diditTrigger: setup.trigger ?? new DiditTrigger() }),
	});
	const node = workflow.getNode(setup.name ?? NAME);
	if (!node) throw new Error('The workflow lost its trigger');
	return { workflow, node };
}

export function additionalDataOf(
	setup: Setup,
	workflow: Workflow,
	mode: WorkflowExecuteMode,
): IWorkflowExecuteAdditionalData {
	return { ...additionalDataFor(workflow, setup.credentials, mode), ...setup.additionalData };
}

export interface Hooks {
	readonly url: string;
	checkExists(): Promise<boolean>;
	create(): Promise<boolean>;
	delete(): Promise<boolean>;
	/** checkExists and, where it says no, create, as n8n does. */
	publish(): Promise<void>;
}

/** The trigger's hooks in n8n's own context, for publishing or for listening to a test event. */
export function hooksOf(setup: Setup, kind: 'production' | 'test' = 'production'): Hooks {
	const isTest = kind === 'test';
	const methods = (setup.trigger ?? new DiditTrigger()).webhookMethods?.default;
	if (!methods) throw new Error('The trigger has no hooks');
	// Every call gets a workflow of its own without static data: nothing may depend on it.
	const contextFor = (method: WebhookSetupMethodNames) => {
		const { workflow, node } = triggerWorkflow(setup);
		const mode = method === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger';
		const activation = method === 'delete' ? 'update' : isTest ? 'manual' : 'activate';
		const additionalData = additionalDataOf(setup, workflow, mode);
		return new HookContext(workflow, node, additionalData, mode, activation, {
			isTest,
			webhookDescription: new DiditTrigger().description.webhooks?.[0],
		} as IWebhookData);
	};
	const call = async (method: WebhookSetupMethodNames) =>
		await methods[method].call(contextFor(method) as IHookFunctions);
	return {
		get url() {
			return contextFor('create').getNodeWebhookUrl('default') ?? '';
		},
		checkExists: async () => await call('checkExists'),
		create: async () => await call('create'),
		delete: async () => await call('delete'),
		publish: async () => {
			if (!(await call('checkExists'))) await call('create');
		},
	};
}

/** The logger that n8n hands to nodes; the same for all. */
export function loggerOf(setup: Setup): IHookFunctions['logger'] {
	const { workflow, node } = triggerWorkflow(setup);
	const additionalData = additionalDataOf(setup, workflow, 'trigger');
	return new HookContext(workflow, node, additionalData, 'trigger', 'activate').logger;
}

export function newDesk(clock: Clock = systemClock): TriggerState {
	return {
		clock,
		secrets: new SecretCache(clock),
		credentialIds: new CredentialIdCache(clock),
		deduplicator: new DeliveryDeduplicator(clock),
		replays: new ReplayLimiter(),
	};
}

/** The trigger as a process of its own would have it: with a memory that nobody else uses. */
export function triggerWith(desk: TriggerState): INodeType {
	return Object.assign(new DiditTrigger(), {
		async webhook(this: IWebhookFunctions) {
			return await handleWebhook(this, desk);
		},
		async execute(this: IExecuteFunctions) {
			return [await dropDuplicates(this, desk.deduplicator)];
		},
	});
}

/** The trigger in an n8n whose process has just begun: its hooks remember nothing. */
export function triggerRegisteredBy(registration: Registration): INodeType {
	return Object.assign(new DiditTrigger(), {
		webhookMethods: {
			default: {
				async checkExists(this: IHookFunctions) {
					return await registration.checkExists(this);
				},
				async create(this: IHookFunctions) {
					return await registration.create(this);
				},
				async delete(this: IHookFunctions) {
					return await registration.delete(this);
				},
			},
		},
	});
}
