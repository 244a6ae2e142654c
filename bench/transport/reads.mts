import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import { itemsOf } from '../../scripts/host/executions.mts';
import type { RunningN8n } from '../../scripts/host/n8n.mts';
import { say } from '../../scripts/host/print.mts';
import type { Json, NodeJson, WorkflowJson } from '../../scripts/host/types.mts';
import { median } from '../trigger/statistics.mts';
import {
	diditNode,
	httpNode,
	inARow,
	itemsFrom,
	newApplication,
	node,
	WORK,
	type BenchApplication,
	type Contender,
} from './nodes.mts';
import { MINIMAL_TYPE } from './minimal.mts';
import { goal } from './print.mts';
import { cpuSeconds, span } from './running.mts';
import type { World } from './world.mts';

const READS = 1_000;
const LATENCY_MS = 50;
const SOCKETS = 20;
const ROUNDS = 5;
const MOST_MS = 10 * 60_000;
/** All sockets busy all the time. */
const SHORTEST = (READS / SOCKETS) * (LATENCY_MS / 1000);

const DIDIT: Contender = {
	name: `Didit node, ${SOCKETS} items at once`,
	nodes: async (application, n8n) => [
		await diditNode(
			{
				resource: 'session',
				operation: 'getDecision',
				simplify: false,
				sessionId: { __rl: true, mode: 'id', value: '={{ $json.session_id }}' },
				options: { concurrentItems: SOCKETS },
			},
			application,
			n8n,
		),
	],
};

const MINIMAL: Contender = {
	name: `A node that does nothing else, ${SOCKETS} items at once`,
	nodes: async (application, n8n) => [
		await diditNode(
			{ url: `=${application.base}/session/{{ $json.session_id }}/decision/`, atOnce: SOCKETS },
			application,
			n8n,
			MINIMAL_TYPE,
		),
	],
};

const get = (application: BenchApplication, n8n: RunningN8n): Promise<NodeJson> =>
	httpNode(
		{ url: `=${application.base}/session/{{ $json.session_id }}/decision/` },
		application,
		n8n,
	);

const HTTP: Contender = {
	name: 'HTTP Request node, as it comes: everything at once',
	nodes: async (application, n8n) => [await get(application, n8n)],
};

const ONE_BY_ONE: Contender = {
	name: 'HTTP Request node in Loop Over Items, one at a time',
	nodes: async (application, n8n) => [
		node(LOOP, 'n8n-nodes-base.splitInBatches', 3, { batchSize: 1, options: {} }),
		await get(application, n8n),
	],
};

const LOOP = 'Loop';

/** Closes the loop: its second output is the one that goes on while items are left. */
function looped(workflow: WorkflowJson): WorkflowJson {
	if (!(LOOP in workflow.connections)) return workflow;
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	const connections = {
		...workflow.connections,
		[LOOP]: { main: [[], to(WORK)] },
		[WORK]: { main: [to(LOOP)] },
	};
	return { ...workflow, connections };
}

interface Book {
	requests: { in_flight: number }[];
}

interface Measured {
	seconds: number;
	read: number;
	/** Processor time of n8n, where it can be told. */
	cpu?: number;
}

/** Reads without a limit, from a Didit that takes its time. */
export async function reads(world: World): Promise<void> {
	const n8n = await world.n8n();
	const compared = [DIDIT, MINIMAL, HTTP];
	await warmUp(world, n8n, compared);
	say(`\n(c) ${READS} reads at ${LATENCY_MS} ms; ${SOCKETS} sockets need at least ${SHORTEST} s`);
	await report(world, 'no n8n at all: what this machine and the sandbox allow', bare);
	await report(world, ONE_BY_ONE.name, (...didit) => inN8n(n8n, ONE_BY_ONE, ...didit));
	const rounds: Map<Contender, Measured>[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const measured = new Map<Contender, Measured>();
		// Each is the first one in its turn.
		for (let place = 0; place < compared.length; place++) {
			const contender = compared[(round + place) % compared.length] as Contender;
			const take = (...didit: [BenchApplication, Json[]]) => inN8n(n8n, contender, ...didit);
			measured.set(contender, await report(world, contender.name, take));
		}
		rounds.push(measured);
	}
	say(`  Ratios in the same round, medians of ${ROUNDS}`);
	for (const [rival, bound] of [
		[MINIMAL, 1.1],
		[HTTP, 0.95],
	] as const) {
		const ratio = (value: (one: Measured) => number | undefined): number =>
			median(
				rounds.map((round) => {
					const [ours, theirs] = [round.get(DIDIT), round.get(rival)];
					return ours && theirs ? (value(ours) ?? NaN) / (value(theirs) ?? NaN) : NaN;
				}),
			);
		say(`    ${DIDIT.name} ÷ ${rival.name}`);
		say(
			`      time ${goal(
				ratio(({ seconds }) => seconds),
				'most',
				bound,
			)}, ` +
				`processor ${goal(
					ratio(({ cpu }) => cpu),
					'most',
					bound,
				)}`,
		);
	}
}

/** The first run in a new n8n also pays for what is compiled and loaded once. */
async function warmUp(world: World, n8n: RunningN8n, contenders: Contender[]): Promise<void> {
	const application = await newApplication(world);
	const sessions = await newSessions(world, application);
	for (const contender of contenders) await inN8n(n8n, contender, application, sessions);
}

async function newSessions({ sandbox }: World, { api_key }: BenchApplication): Promise<Json[]> {
	const order = { api_key, count: READS, status: 'Approved' };
	return await sandbox.control.request<Json[]>('POST', 'sessions', order);
}

async function report(
	world: World,
	name: string,
	measure: (application: BenchApplication, sessions: Json[]) => Promise<Measured>,
): Promise<Measured> {
	const { control } = world.sandbox;
	const application = await newApplication(world);
	const { api_key } = application;
	const sessions = await newSessions(world, application);
	const latency = { api_key, kind: 'latency', ms: LATENCY_MS, times: null };
	await control.request('POST', 'faults', latency);

	const measured = await measure(application, sessions);
	const { seconds, read, cpu } = measured;
	const { requests } = await control.request<Book>('GET', `book?api_key=${api_key}`);
	await control.request('DELETE', `faults?api_key=${api_key}`);
	const inFlight = Math.max(...requests.map(({ in_flight: number }) => number));
	say(`  ${name}`);
	say(
		`    ${seconds.toFixed(1)} s, ${read} read, at most ${inFlight} requests at once; ` +
			`taken ÷ least = ${(seconds / SHORTEST).toFixed(2)}`,
	);
	if (cpu !== undefined)
		say(`    ${cpu.toFixed(1)} s of processor time in n8n, its own work included`);
	return measured;
}

async function inN8n(
	n8n: RunningN8n,
	contender: Contender,
	application: BenchApplication,
	sessions: Json[],
): Promise<Measured> {
	const { client } = n8n;
	const nodes = [...itemsFrom(sessions), ...(await contender.nodes(application, n8n))];
	const { id } = await client.createWorkflow(looped(inARow(contender.name, nodes)));
	const before = await cpuSeconds(n8n.pid);
	const execution = await client.executionEnded(String(await client.run(id, 'Start')), MOST_MS);
	const after = await cpuSeconds(n8n.pid);
	const runs = execution.data.resultData.runData[WORK] ?? [];
	const read = runs.flatMap((_run, index) =>
		itemsOf(execution, WORK, 0, index).map(({ json }) => json.session_id),
	);
	return {
		seconds: span([execution]),
		read: new Set(read).size,
		...(before !== undefined && after !== undefined && { cpu: after - before }),
	};
}

/** The same requests over as many sockets, and nothing else. */
async function bare({ base, api_key: key }: BenchApplication, sessions: Json[]): Promise<Measured> {
	const pool = new Pool(new URL(base).origin, { connections: SOCKETS, pipelining: 1 });
	const begun = performance.now();
	const answers = await Promise.all(
		sessions.map(async ({ session_id: id }) => {
			const path = `${new URL(base).pathname}/session/${String(id)}/decision/`;
			const { body } = await pool.request({ method: 'GET', path, headers: { 'x-api-key': key } });
			return (await body.json()) as Json;
		}),
	);
	const seconds = (performance.now() - begun) / 1000;
	await pool.close();
	return { seconds, read: new Set(answers.map(({ session_id: id }) => id)).size };
}
