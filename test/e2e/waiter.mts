import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RunningN8n } from '../../scripts/host/n8n.mts';
import type { RunningSandbox } from '../../scripts/host/sandbox.mts';
import type { Execution, Json, NodeJson, Workflow } from '../../scripts/host/types.mts';
import { send } from '../../scripts/host/http.mts';

interface Places {
	n8n: Pick<RunningN8n, 'client' | 'url'>;
	sandbox: RunningSandbox;
}

export const DIDIT = 'Verify the person';
/** Who gets an e-mail from Didit in a run that is started by hand. */
export const INVITED = 'ana@example.com';
/** The node after it runs only once the wait is over. */
export const NEXT = 'Next';

const PATIENCE_MS = 20_000;

/** A published workflow that is called by a webhook, waits for a person, and goes on. */
export class Waiter {
	readonly apiKey: string;
	readonly workflow: Workflow;
	readonly #places: Places;

	private constructor(places: Places, apiKey: string, workflow: Workflow) {
		this.#places = places;
		this.apiKey = apiKey;
		this.workflow = workflow;
	}

	/** The same, started by hand, with an invitation by e-mail. */
	static async byHand(places: Places, name: string): Promise<Waiter> {
		const start = node('Start', 'n8n-nodes-base.manualTrigger', 0);
		const parameters = { linkDelivery: 'email', email: INVITED, vendorData: 'user-7' };
		return Waiter.#made(places, name, start, parameters);
	}

	/** @param parameters of Create and Wait, over those for a webhook that answers with the link */
	static async published(places: Places, name: string, parameters: Json = {}): Promise<Waiter> {
		const path = randomUUID();
		const call: NodeJson = {
			...node('Call', 'n8n-nodes-base.webhook', 0),
			typeVersion: 2.1,
			webhookId: path,
			parameters: { path, responseMode: 'lastNode' },
		};
		const waiter = await Waiter.#made(places, name, call, {
			linkDelivery: 'response',
			vendorData: '={{ $json.query.customer }}',
			...parameters,
		});
		await places.n8n.client.publish(waiter.workflow.id);
		return waiter;
	}

	static async #made(
		places: Places,
		name: string,
		start: NodeJson,
		parameters: Json,
	): Promise<Waiter> {
		const { n8n, sandbox } = places;
		const application = await sandbox.control.createApplication({ name });
		const { api_key: apiKey } = application;
		const data = { apiKey, baseUrl: `${sandbox.url}/v3` };
		const credential = await n8n.client.createCredential({ name, type: 'diditApi', data });
		const didit: NodeJson = {
			...node(DIDIT, 'n8n-nodes-didit.didit', 1),
			parameters: {
				resource: 'session',
				operation: 'createAndWait',
				workflowId: { __rl: true, mode: 'id', value: application.default_workflow_id },
				...parameters,
			},
			credentials: { diditApi: { id: credential.id, name } },
		};
		const workflow = await n8n.client.createWorkflow({
			name,
			nodes: [start, didit, node(NEXT, 'n8n-nodes-base.noOp', 2)],
			connections: {
				[start.name]: { main: [[{ node: DIDIT, type: 'main', index: 0 }]] },
				[DIDIT]: { main: [[{ node: NEXT, type: 'main', index: 0 }]] },
			},
		});
		return new Waiter(places, apiKey, workflow);
	}

	/** Where a customer's app asks for a link. */
	url(customer: string): string {
		const path = String(this.workflow.nodes[0]?.webhookId);
		return `${this.#places.n8n.url}/webhook/${path}?customer=${customer}`;
	}

	/** Calls the webhook; its answer is the session, and the execution now waits. */
	async call(customer: string): Promise<{ session: Json; execution: Execution }> {
		const { n8n } = this.#places;
		const response = await send(this.url(customer), {}, PATIENCE_MS);
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
