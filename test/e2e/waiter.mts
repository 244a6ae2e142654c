import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RunningN8n } from '../../scripts/host/n8n.mts';
import type { RunningSandbox } from '../../scripts/host/sandbox.mts';
import type { Execution, Json, NodeJson, Workflow } from '../../scripts/host/types.mts';
import { send } from '../../scripts/host/http.mts';

interface Places {
	n8n: RunningN8n;
	sandbox: RunningSandbox;
}

export const DIDIT = 'Verify the person';
/** The node after it runs only once the wait is over. */
export const NEXT = 'Next';

const PATIENCE_MS = 20_000;

/** A published workflow that is called by a webhook, waits for a person, and goes on. */
export class Waiter {
	readonly apiKey: string;
	readonly workflow: Workflow;
	readonly #places: Places;
	readonly #path: string;

	private constructor(places: Places, apiKey: string, workflow: Workflow, path: string) {
		this.#places = places;
		this.apiKey = apiKey;
		this.workflow = workflow;
		this.#path = path;
	}

	/** @param parameters of Create and Wait, over those for a webhook that answers with the link */
	static async published(places: Places, name: string, parameters: Json = {}): Promise<Waiter> {
		const { n8n, sandbox } = places;
		const application = (await sandbox.control.createApplication({ name })) as unknown as Json;
		const apiKey = String(application.api_key);
		const data = { apiKey, baseUrl: `${sandbox.url}/v3` };
		const credential = await n8n.client.createCredential({ name, type: 'diditApi', data });
		const path = randomUUID();
		const call: NodeJson = {
			...node('Call', 'n8n-nodes-base.webhook', 0),
			typeVersion: 2.1,
			webhookId: path,
			parameters: { path, responseMode: 'lastNode' },
		};
		const didit: NodeJson = {
			...node(DIDIT, 'n8n-nodes-didit.didit', 1),
			parameters: {
				resource: 'session',
				operation: 'createAndWait',
				workflowId: { __rl: true, mode: 'id', value: application.default_workflow_id },
				linkDelivery: 'response',
				additionalFields: { vendorData: '={{ $json.query.customer }}' },
				...parameters,
			},
			credentials: { diditApi: { id: credential.id, name } },
		};
		const workflow = await n8n.client.createWorkflow({
			name,
			nodes: [call, didit, node(NEXT, 'n8n-nodes-base.noOp', 2)],
			connections: {
				Call: { main: [[{ node: DIDIT, type: 'main', index: 0 }]] },
				[DIDIT]: { main: [[{ node: NEXT, type: 'main', index: 0 }]] },
			},
		});
		await n8n.client.publish(workflow.id);
		return new Waiter(places, apiKey, workflow, path);
	}

	/** Calls the webhook; its answer is the session, and the execution now waits. */
	async call(customer: string): Promise<{ session: Json; execution: Execution }> {
		const { n8n } = this.#places;
		const url = `${n8n.url}/webhook/${this.#path}?customer=${customer}`;
		const response = await send(url, {}, PATIENCE_MS);
		const session = (await response.json()) as Json;
		assert.equal(response.status, 200, JSON.stringify(session));
		const [newest] = await n8n.client.listExecutions({ workflowId: this.workflow.id, limit: 1 });
		return { session, execution: await n8n.client.executionWaits(String(newest?.id)) };
	}

	/** How many sessions Didit has been asked to create. */
	async created(): Promise<number> {
		const { requests } = await this.#places.sandbox.control.book();
		return requests.filter(
			({ scope, method, path }) =>
				scope === this.apiKey && method === 'POST' && path === '/v3/session/',
		).length;
	}
}

function node(name: string, type: string, column: number): NodeJson {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion: 1,
		position: [column * 224, 0],
		parameters: {},
	};
}
