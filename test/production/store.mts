import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { failureOf, itemsOf } from '../../scripts/host/executions.mts';
import type { SandboxApplication, SandboxDelivery } from '../../scripts/host/sandboxControl.mts';
import type { Json, Workflow } from '../../scripts/host/types.mts';
import { nodeOf } from '../e2e/examples.mts';
import type { ProductionWorld } from './world.mts';

export interface StoreRow {
	session_id: string;
	status: string;
	done: boolean | null;
}

/** What the example says at its end. */
export interface Summary {
	seen: number;
	missing: number;
	mended: number;
	unfinished: number;
	twins: number;
	complete: boolean;
}

const TRIGGER = 'When a session is decided';
/** The step after it. */
const FIRST = 'From the event';
/** Steps of the example that read or write the store. */
const STEPS = ['Write it down', 'Mark as done', 'Read the store', 'Remove the twin'];
const MOST_SESSIONS = 5_000;

/** A summary, but for what was seen, where all is in order. */
export const NOTHING_LEFT = { missing: 0, mended: 0, unfinished: 0, twins: 0, complete: true };

/** The example Reconcile with a data table of its own, published. */
export class Store {
	readonly #world: ProductionWorld;
	readonly #tableId: string;
	readonly workflow: Workflow;
	readonly application: SandboxApplication;

	private constructor(
		world: ProductionWorld,
		tableId: string,
		workflow: Workflow,
		application: SandboxApplication,
	) {
		this.#world = world;
		this.#tableId = tableId;
		this.workflow = workflow;
		this.application = application;
	}

	/**
	 * As a person sets it up who follows its notes; what was begun counts as unfinished at once.
	 *
	 * @param examples which of Didit's APIs it meets
	 */
	static async published(world: ProductionWorld, examples = world.examples): Promise<Store> {
		const { n8n } = world;
		const { id: project } = await n8n.client.request<{ id: string }>('GET', 'projects/personal');
		const text = (name: string) => ({ name, type: 'string' });
		const { id: tableId } = await n8n.client.request<{ id: string }>(
			'POST',
			`projects/${project}/data-tables`,
			{
				name: `Decisions ${randomUUID()}`,
				columns: [
					...['session_id', 'status', 'vendor_data'].map(text),
					{ name: 'done', type: 'boolean' },
				],
			},
		);
		const workflow = await examples.import('reconcile-decisions');
		for (const step of STEPS) {
			nodeOf(workflow, step).parameters.dataTableId = { __rl: true, mode: 'id', value: tableId };
		}
		await examples.fillIn(workflow, 'How far back', {
			most_sessions: MOST_SESSIONS,
			unfinished_after_minutes: 0,
		});
		await n8n.client.publish(workflow.id);
		return new Store(world, tableId, workflow, await examples.applicationOf(workflow, TRIGGER));
	}

	/** Where its trigger takes events in. */
	get url(): string {
		return `${this.#world.cluster.url}/webhook/${String(this.#trigger.webhookId)}/didit`;
	}

	/** The destination at Didit that leads there. */
	async destination(): Promise<{ uuid: string; secret_shared_key: string }> {
		const { destinations } = await this.#world.sandbox.control.request<{
			destinations: { uuid: string; url: string; secret_shared_key: string }[];
		}>('GET', `applications/${this.application.uuid}`);
		const ours = destinations.find(({ url }) => url === this.url);
		assert.ok(ours, `Nothing at Didit leads to ${this.url}`);
		return ours;
	}

	rows(): Promise<StoreRow[]> {
		return this.#world.records.query<StoreRow>(
			`SELECT session_id, status, done FROM ${this.#table}`,
		);
	}

	/** As where two workers wrote a row at the same moment, and one of them did not come to its end. */
	async addTwin(session: string): Promise<void> {
		await this.#world.records.query(
			`INSERT INTO ${this.#table} (session_id, status, vendor_data, done)
			 SELECT session_id, status, vendor_data, false FROM ${this.#table} WHERE session_id = $1`,
			[session],
		);
	}

	/** As where a worker wrote rows and did not come to its end. */
	async leaveUndone(session: string): Promise<void> {
		await this.#world.records.query(
			`UPDATE ${this.#table} SET done = false WHERE session_id = $1`,
			[session],
		);
	}

	get #table(): string {
		return `"data_table_user_${this.#tableId}"`;
	}

	/** Sessions whose event n8n took, and of which no run came to its end. */
	async lost(deliveries: readonly SandboxDelivery[]): Promise<string[]> {
		const taken = deliveries
			.filter(({ status }) => status === 200)
			.map(({ body }) => String((JSON.parse(body) as Json).session_id));
		const rows = await this.rows();
		const done = new Set(rows.filter((row) => row.done).map(({ session_id: id }) => id));
		return [...new Set(taken)].filter((id) => !done.has(id));
	}

	/** Presses "Start by hand" and waits for the end. */
	async reconcile(): Promise<Summary> {
		const { client } = this.#world.n8n;
		const id = await client.run(this.workflow.id, 'Start by hand');
		const execution = await client.executionEnded(String(id), 300_000);
		assert.equal(execution.status, 'success', failureOf(execution));
		return itemsOf(execution, 'Summary')[0]?.json as unknown as Summary;
	}

	/** In how many executions the trigger let each session through, whatever became of them. */
	async runsBySession(): Promise<Map<string, number>> {
		const runs = new Map<string, number>();
		for (const { mode, data } of await this.#world.records.executionsOf(this.workflow.id)) {
			if (mode !== 'webhook' || data === undefined) continue;
			for (const item of data.resultData.runData[nodeOf(this.workflow, FIRST).name]?.[0]?.data
				?.main?.[0] ?? []) {
				const { session_id: session } = item.json;
				// What n8n puts in the place of data that a killed worker did not write is not an event.
				if (typeof session !== 'string') continue;
				runs.set(session, (runs.get(session) ?? 0) + 1);
			}
		}
		return runs;
	}

	/** Sessions at Didit that nobody has finished yet. */
	async newSessions(count: number): Promise<string[]> {
		const sessions = await this.#world.sandbox.control.request<Json[]>('POST', 'sessions', {
			api_key: this.application.api_key,
			count,
		});
		return sessions.map(({ session_id: id }) => String(id));
	}

	get #trigger() {
		return nodeOf(this.workflow, TRIGGER);
	}
}
