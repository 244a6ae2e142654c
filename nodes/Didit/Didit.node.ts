import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { DiditClient } from '../api/DiditClient';
import { systemClock } from '../api/util/clock';
import { EXECUTE_POLICY } from '../api/policies';
import { lists } from './listSearch';
import { findOperation } from './operations';
import { createApplication } from './operations/account/createApplication';
import { getApplications } from './operations/account/getApplications';
import { getCredentials } from './operations/account/getCredentials';
import { updateApplication } from './operations/account/updateApplication';
import { getAmlHits } from './listSearch/amlHits';
import { getOrganizations } from './operations/account/getOrganizations';
import { nodeProperties } from './engine/nodeProperties';
import { runItems } from './engine/runItems';
import { callbackWebhooks, waitingTooltip } from './waiting/description';
import { answerCallback } from './waiting/callbackWebhook';

/** What is asked for as the account; the other operations on accounts need no credential. */
const ACCOUNT_LOGINS = [
	createApplication,
	getApplications,
	getCredentials,
	getOrganizations,
	updateApplication,
].map(({ value }) => value);

export class Didit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Didit',
		name: 'didit',
		icon: { light: 'file:../../icons/didit.svg', dark: 'file:../../icons/didit.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Verify identities with Didit: sessions, decisions, workflows, users and more',
		defaults: { name: 'Didit' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'diditApi',
				required: true,
				displayOptions: { hide: { resource: ['account'] } },
			},
			{
				// Optional, and for the operations that need a login: they say so without it.
				name: 'diditAccountApi',
				displayOptions: { show: { resource: ['account'], operation: ACCOUNT_LOGINS } },
			},
		],
		webhooks: callbackWebhooks,
		waitingNodeTooltip: waitingTooltip,
		properties: nodeProperties(),
	};

	methods = { listSearch: lists, loadOptions: { getAmlHits } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as string;
		const operation = findOperation(resource, this.getNodeParameter('operation', 0) as string);
		if (!operation) {
			throw new NodeOperationError(this.getNode(), 'Choose a resource and an operation', {
				description: 'This version of the node does not know the combination that is set.',
			});
		}
		const signal = this.getExecutionCancelSignal();
		const client = new DiditClient(this, EXECUTE_POLICY, systemClock, signal);
		return [await runItems(this, client, operation)];
	}

	/** n8n calls this when somebody opens the callback of a session that an execution waits for. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerCallback(this);
	}
}
