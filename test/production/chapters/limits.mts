import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf, itemsOf } from '../../../scripts/host/executions.mts';
import { say } from '../../../scripts/host/print.mts';
import type { Json, NodeJson, Workflow } from '../../../scripts/host/types.mts';
import type { Runner } from '../../e2e/runner.mts';
import type { ProductionWorld } from '../world.mts';

const SESSIONS = 120;
/** So many at once, over two workers: one worker does not see what the other has used up. */
const RUNS = 4;
/** What Didit allows in a minute, in a third of one: three times the speed. */
const LIMIT = { decision: 100, window_seconds: 20 };
/** Of the requests, those that Didit refused. docs/limits.md names what simulations gave. */
const MOST_REFUSED = 1 / 10;
const LONGEST_MS = 300_000;

const DECISION = 'Get decision';

/** Several executions, on several workers, with one key that Didit limits. */
export async function limitsChapter(runner: Runner, world: ProductionWorld): Promise<void> {
	const { n8n, sandbox } = world;
	await runner.test('workers that share a key get everything, and are seldom refused', async () => {
		const application = await sandbox.control.createApplication({
			name: 'Shared key',
			dialect: 'current',
		});
		const { api_key: key } = application;
		const made = await sandbox.control.request<Json[]>('POST', 'sessions', {
			...{ api_key: key, count: SESSIONS, status: 'Approved' },
		});
		const workflow = await reading(world, key);
		const limit = { api_key: key, enabled: true, ...LIMIT };
		await sandbox.control.request('POST', 'limits', limit);

		const begun = Date.now();
		const runs = await Promise.all(
			Array.from({ length: RUNS }, async () => {
				const id = await n8n.client.run(workflow.id, 'Start');
				return n8n.client.executionEnded(String(id), LONGEST_MS);
			}),
		);
		const seconds = (Date.now() - begun) / 1000;
		for (const run of runs) {
			assert.equal(run.status, 'success', failureOf(run));
			assert.deepEqual(
				itemsOf(run, DECISION)
					.map(({ json }) => json.session_id)
					.sort(),
				made.map(({ session_id: id }) => id).sort(),
			);
		}
		const workers = await workersOf(
			world,
			runs.map(({ id }) => id),
		);
		assert.ok(workers > 1, 'All runs were on one worker');

		const { requests } = await sandbox.control.request<{ requests: Json[] }>(
			'GET',
			`book?api_key=${key}`,
		);
		const decisions = requests.filter(({ path }) => String(path).includes('/decision'));
		const refused = decisions.filter(({ status }) => status === 429).length;
		const allowed = LIMIT.decision * (1 + seconds / LIMIT.window_seconds);
		say(
			`    ${decisions.length} requests in ${seconds.toFixed(0)} s, ${refused} refused, ` +
				`${((100 * RUNS * SESSIONS) / allowed).toFixed(0)} % of the limit used`,
		);
		assert.equal(decisions.length - refused, RUNS * SESSIONS);
		assert.ok(refused <= decisions.length * MOST_REFUSED, `${refused} of ${decisions.length}`);
	});
}

/** A workflow that reads the decision of every session, started by hand. */
async function reading({ n8n, sandbox }: ProductionWorld, key: string): Promise<Workflow> {
	const name = 'Shared key';
	const data = { apiKey: key, baseUrl: `${sandbox.url}/v3` };
	const { id } = await n8n.client.createCredential({ name, type: 'diditApi', data });
	const didit = (step: string, column: number, parameters: Json): NodeJson => ({
		...node(step, 'n8n-nodes-didit.didit', column, parameters),
		credentials: { diditApi: { id, name } },
	});
	const link = (to: string) => ({ main: [[{ node: to, type: 'main', index: 0 }]] });
	return n8n.client.createWorkflow({
		name,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 0, {}),
			didit('Sessions', 1, { operation: 'getAll', returnAll: true }),
			didit(DECISION, 2, {
				operation: 'getDecision',
				sessionId: { __rl: true, mode: 'id', value: '={{ $json.session_id }}' },
			}),
		],
		connections: { Start: link('Sessions'), Sessions: link(DECISION) },
	});
}

const node = (name: string, type: string, column: number, parameters: Json): NodeJson => ({
	...{ id: randomUUID(), name, type, typeVersion: 1, parameters },
	position: [column * 224, 0],
});

/** How many workers executed these, by their logs. */
async function workersOf({ cluster }: ProductionWorld, executions: string[]): Promise<number> {
	const folders = (await readdir(cluster.folder)).filter((name) => name.startsWith('worker-'));
	const hasOne = async (folder: string): Promise<boolean> => {
		const files = (await readdir(folder)).filter((file) => file.endsWith('.log'));
		const logs = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
		return executions.some((id) => logs.join().includes(`Worker started execution ${id} `));
	};
	const found = await Promise.all(folders.map((name) => hasOne(join(cluster.folder, name))));
	return found.filter(Boolean).length;
}
