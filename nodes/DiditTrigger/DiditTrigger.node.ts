import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { systemClock } from '../api/util/clock';
import type { TriggerState } from './webhook/handleWebhook';
import { handleWebhook } from './webhook/handleWebhook';
import { DeliveryDeduplicator } from './deduplication/DeliveryDeduplicator';
import { ReplayLimiter } from './deduplication/ReplayLimiter';
import { dropDuplicates } from './deduplication/dropDuplicates';
import { EVENTS } from '../common/events';
import { properties, WEBHOOK_PATH } from './properties';
import { Registration } from './registration/hooks';
import { CredentialIdCache } from './secret/CredentialIdCache';
import { secretId } from './secret/fetchSecret';
import { SecretCache } from './secret/SecretCache';
import { getWorkflows } from './loadOptions';

/** One per process, for all workflows. */
const state: TriggerState = {
	clock: systemClock,
	secrets: new SecretCache(systemClock),
	credentialIds: new CredentialIdCache(systemClock),
	deduplicator: new DeliveryDeduplicator(systemClock),
	replays: new ReplayLimiter(),
};

const registration = new Registration((credential, url, secret) =>
	state.secrets.learn(secretId(credential, url), secret),
);

/** On the canvas an event is called what the editor calls it. */
const EVENT_NAMES = Object.fromEntries(EVENTS.map(({ name, value }) => [value, name]));

export class DiditTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Didit Trigger',
		name: 'diditTrigger',
		icon: { light: 'file:../../icons/didit.svg', dark: 'file:../../icons/didit.dark.svg' },
		group: ['trigger'],
		// The first version is 2: for version 1 n8n evaluates an expression of its own at every
		// webhook, which costs a sandbox for expressions. For the same reason nothing in the
		// webhook description below is an expression, and no parameter's default is one.
		version: 2,
		subtitle: `={{ [].concat($parameter["events"]).map((event) => (${JSON.stringify(EVENT_NAMES)})[event] ?? event).join(", ") }}`,
		description:
			'Verify identities with Didit, and start workflows when a verification session changes',
		eventTriggerDescription:
			'Waiting for Didit to send an event that Events and Filters let through',
		activationMessage:
			'Didit now sends its events to this workflow. Didit sends an event again when an answer gets lost; repeats are recognised.',
		defaults: { name: 'Didit Trigger' },
		triggerPanel: {
			header: 'Pull in events from Didit',
			executionsHelp: {
				inactive:
					'Listen for a test event, then let something happen at Didit: create a session and go through it, or change the status of one. Publish the workflow to receive events all the time.',
				active:
					'Listen for a test event, then let something happen at Didit. The published workflow goes on receiving every event meanwhile.',
			},
			activationHint: {
				inactive:
					'The URL need not be copied: n8n registers it at Didit by itself. Only what <b>Events</b> and <b>Filters</b> let through arrives. No event at hand? Set one of the <a target="_blank" href="https://github.com/n8n-nodes-didit/n8n-nodes-didit/tree/main/examples/events">sample events</a> as mock data in the output. Once the workflow is published, it runs for every event.',
				active:
					'The published workflow runs for every event that <b>Events</b> and <b>Filters</b> let through.',
			},
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'diditApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				// The answer goes out once the execution is stored, and is empty.
				responseMode: 'onReceived',
				responseData: 'noData',
				path: WEBHOOK_PATH,
			},
		],
		properties,
	};

	methods = { loadOptions: { getWorkflows } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await registration.checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await registration.create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await registration.delete(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, state);
	}

	/** n8n calls this with what webhook() handed over, before the rest of the workflow. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await dropDuplicates(this, state.deduplicator)];
	}
}
