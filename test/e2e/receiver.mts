import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { failureOf, itemsOf, nodesRun } from '../../scripts/host/executions.mts';
import type { SandboxApplication } from '../../scripts/host/sandboxControl.mts';
import type { Execution, Json, NodeJson, Workflow } from '../../scripts/host/types.mts';
import { TRIGGER_TYPE } from '../../scripts/start/examples.mts';
import { deliverUntilJudged, newEvent, signedEvent, TAKEN } from './delivery.mts';
import type { World } from './world.mts';

const TRIGGER = 'Didit Trigger';
/** The node after the trigger: it runs only for what the trigger lets through. */
const NEXT = 'Next';

export interface ReceiverOptions {
	options?: Json;
	/** The default where they are left out. */
	events?: string[];
	settings?: Json;
	application?: SandboxApplication;
}

/** A workflow that begins with a Didit Trigger, and the Didit application that feeds it. */
export class Receiver {
	readonly #world: World;
	readonly application: SandboxApplication;
	readonly workflow: Workflow;
	readonly productionUrl: string;
	readonly testUrl: string;

	private constructor(world: World, application: SandboxApplication, workflow: Workflow) {
		const path = `${String(workflow.nodes[0]?.webhookId)}/didit`;
		this.#world = world;
		this.application = application;
		this.workflow = workflow;
		this.productionUrl = `${world.n8n.url}/webhook/${path}`;
		this.testUrl = `${world.n8n.url}/webhook-test/${path}`;
	}

	/**
	 * @param options the trigger's own options, such as `registeredUrl`
	 * @param settings what is special about the application at Didit
	 * @param application one that feeds another receiver already
	 */
	static async make(
		world: World,
		name: string,
		{ options = {}, events, settings = {}, application: given }: ReceiverOptions = {},
	): Promise<Receiver> {
		const { client } = world.n8n;
		const application =
			given ?? (await world.sandbox.control.createApplication({ ...settings, name }));
		const trigger: NodeJson = {
			id: randomUUID(),
			name: TRIGGER,
			type: TRIGGER_TYPE,
			typeVersion: 2,
			position: [0, 0],
			webhookId: randomUUID(),
			// What comes out is compared with what was sent.
			parameters: { simplify: false, options, ...(events && { events }) },
			credentials: await credentialFor(world, application.api_key, name),
		};
		const next: NodeJson = {
			id: randomUUID(),
			name: NEXT,
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [224, 0],
			parameters: {},
		};
		const connections = { [TRIGGER]: { main: [[{ node: NEXT, type: 'main', index: 0 }]] } };
		const workflow = await client.createWorkflow({ name, nodes: [trigger, next], connections });
		return new Receiver(world, application, workflow);
	}

	static async published(...args: Parameters<typeof Receiver.make>): Promise<Receiver> {
		const receiver = await Receiver.make(...args);
		await receiver.publish();
		return receiver;
	}

	/**
	 * As published(), and n8n has read the secret: on a busy machine that takes longer than a
	 * delivery can wait, which then has to come again.
	 */
	static async ready(...args: Parameters<typeof Receiver.make>): Promise<Receiver> {
		const receiver = await Receiver.published(...args);
		const unwanted = newEvent({ webhook_type: 'activity.created' });
		const { secret_shared_key: secret } = receiver.application;
		const answers = await deliverUntilJudged(receiver.productionUrl, signedEvent(secret, unwanted));
		assert.deepEqual(answers.at(-1), TAKEN);
		return receiver;
	}

	publish(): Promise<void> {
		return this.#world.n8n.client.publish(this.workflow.id);
	}

	/** What a person reads where publishing must fail. */
	refusal(): Promise<string> {
		return this.publish().then(
			() => 'It was published',
			(error: Error) => error.message,
		);
	}

	unpublish(): Promise<void> {
		return this.#world.n8n.client.unpublish(this.workflow.id);
	}

	/** Changes parameters of the trigger and saves; what is published stays as it is. */
	async change(parameters: Json): Promise<void> {
		const [trigger] = this.workflow.nodes;
		assert.ok(trigger);
		trigger.parameters = { ...trigger.parameters, ...parameters };
		await this.#save();
	}

	/** As change(), with a credential that leads to another application. */
	async useApplication({ api_key: key }: SandboxApplication): Promise<void> {
		const [trigger] = this.workflow.nodes;
		assert.ok(trigger);
		trigger.credentials = await credentialFor(this.#world, key, 'Another application');
		await this.#save();
	}

	/** Gives the trigger another name and saves. */
	async rename(name: string): Promise<void> {
		const [trigger] = this.workflow.nodes;
		assert.ok(trigger);
		const { [trigger.name]: onwards } = this.workflow.connections;
		this.workflow.connections = { [name]: onwards };
		trigger.name = name;
		await this.#save();
	}

	/** Adds a second trigger beside the first, which leads nowhere, and saves. */
	async addTrigger(name: string): Promise<void> {
		const [trigger] = this.workflow.nodes;
		assert.ok(trigger);
		const ids = { id: randomUUID(), webhookId: randomUUID() };
		this.workflow.nodes.push({ ...trigger, ...ids, name });
		await this.#save();
	}

	/** Presses "Listen for test event". */
	async listen(): Promise<void> {
		const execution = await this.#world.n8n.client.run(this.workflow.id, this.#trigger);
		assert.equal(execution, undefined);
	}

	stopListening(): Promise<void> {
		return this.#world.n8n.client.stopListening(this.workflow.id);
	}

	/** How many executions n8n has of this workflow, whatever became of them. */
	async executions(): Promise<number> {
		return (await this.#executionIds()).length;
	}

	/** Waits for the run that an event of this session starts; it went on after the trigger. */
	async runAbout(session: string, mode: 'webhook' | 'manual' = 'webhook'): Promise<Execution> {
		const execution = await this.#world.n8n.client.executionWhere(
			this.workflow.id,
			(one) => itemsOf(one, this.#trigger).some(({ json }) => json.session_id === session),
			20_000,
		);
		assert.equal(execution.status, 'success', failureOf(execution));
		assert.equal(execution.mode, mode);
		assert.deepEqual(nodesRun(execution), [this.#trigger, NEXT]);
		return execution;
	}

	/** Waits for all executions to end and tells in how many the trigger let something through. */
	async runs(): Promise<number> {
		return (await this.sessionsRun()).length;
	}

	/** As runs(), and names the session of each. */
	async sessionsRun(): Promise<unknown[]> {
		const ids = await this.#executionIds();
		const ended = await Promise.all(ids.map((id) => this.#world.n8n.client.executionEnded(id)));
		return ended
			.flatMap((execution) => itemsOf(execution, NEXT))
			.map(({ json }) => json.session_id);
	}

	/**
	 * One that is about to begin or to end stands in n8n's list twice or not at all, so two lists
	 * have to agree.
	 */
	async #executionIds(): Promise<string[]> {
		const { client } = this.#world.n8n;
		let before: number | undefined;
		for (;;) {
			const listed = await client.listExecutions({ workflowId: this.workflow.id });
			const running = listed.filter(({ stoppedAt }) => stoppedAt === null);
			await Promise.all(running.map(({ id }) => client.executionEnded(id)));
			const ids = [...new Set(listed.map(({ id }) => id))];
			if (ids.length === before) return ids;
			before = ids.length;
		}
	}

	get #trigger(): string {
		return String(this.workflow.nodes[0]?.name);
	}

	async #save(): Promise<void> {
		const { id, nodes, connections } = this.workflow;
		await this.#world.n8n.client.updateWorkflow(id, { nodes, connections });
	}
}

/** The event as the trigger handed it out. */
export const eventOf = (execution: Execution): Json | undefined =>
	itemsOf(execution, TRIGGER)[0]?.json;

async function credentialFor(
	{ n8n, sandbox }: World,
	apiKey: string,
	name: string,
): Promise<NodeJson['credentials']> {
	const data = { apiKey, baseUrl: `${sandbox.url}/v3` };
	const { id } = await n8n.client.createCredential({ name, type: 'diditApi', data });
	return { diditApi: { id, name } };
}
