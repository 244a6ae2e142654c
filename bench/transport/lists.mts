import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { inChild } from './memory/child.mts';
import {
	diditNode,
	httpNode,
	inARow,
	newApplication,
	node,
	WORK,
	type BenchApplication,
	type Contender,
} from './nodes.mts';
import { goal, megabytes } from './print.mts';
import type { World } from './world.mts';

const ROWS = 100_000;
const PAGE = 100;
const MOST_MS = 10 * 60_000;

const DIDIT: Contender = {
	name: 'Didit node, Return All',
	nodes: async (application, n8n) => [
		await diditNode(
			{ resource: 'session', operation: 'getAll', returnAll: true, simplify: false },
			application,
			n8n,
		),
	],
};

const HTTP: Contender = {
	name: 'HTTP Request node with its pagination, and Split Out',
	nodes: async (application, n8n) => [
		await httpNode(
			{
				url: `${application.base}/sessions/?limit=${PAGE}`,
				options: {
					pagination: {
						pagination: {
							paginationMode: 'responseContainsNextURL',
							nextURL: '={{ $response.body.next }}',
							paginationCompleteWhen: 'other',
							completeExpression: '={{ !$response.body.next }}',
						},
					},
				},
			},
			application,
			n8n,
		),
		node('Rows', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'results', options: {} }),
	],
};

/** Return All of a long list: memory in a process of its own, speed in n8n. */
export async function lists(world: World): Promise<void> {
	const application = await newApplication(world);
	await world.sandbox.control.request('POST', 'sessions', {
		api_key: application.api_key,
		count: ROWS,
		status: 'Approved',
		vendor_data_prefix: 'customer-',
	});
	say(`\n(d) Return All of ${ROWS} rows in pages of ${PAGE}`);
	await memory(world, application);
	const speeds: number[] = [];
	for (const contender of [DIDIT, HTTP]) {
		const seconds = await listed(world, application, contender);
		speeds.push(ROWS / seconds);
		say(
			`  ${contender.name}: ${seconds.toFixed(1)} s, ${(ROWS / seconds).toFixed(0)} rows/s in n8n`,
		);
	}
	say(
		`  rows/s ÷ rows/s of the HTTP Request node = ${((speeds[0] ?? 0) / (speeds[1] ?? 1)).toFixed(2)}`,
	);
}

async function memory({ folder, sandbox }: World, { api_key: key }: BenchApplication) {
	const { heap, withBuffers, built, rows } = await inChild<Record<string, number>>(
		'list.mts',
		folder,
		[sandbox.url, key],
	);
	if (rows !== ROWS) throw new Problem(`Return All gave ${String(rows)} rows.`);
	say(
		`  heap in n8n's engine: peak ${megabytes(heap)} (${megabytes(withBuffers)} with buffers), ` +
			`the same items alone ${megabytes(built)}`,
	);
	say(`  peak ÷ items = ${goal((heap ?? 0) / (built ?? 1), 'most', 1.5)}`);
}

interface Book {
	last: number;
	requests: { at: string; path: string; status: number }[];
}

/**
 * Seconds that it takes to have the rows as items. n8n would write them all into its database in the
 * end, which is the same for both and takes longer than the list: so the execution is not kept, and
 * a request before and one after tell the time.
 */
async function listed(
	world: World,
	application: BenchApplication,
	contender: Contender,
): Promise<number> {
	const n8n = await world.n8n();
	const { control } = world.sandbox;
	const mark = async (name: string) => ({
		...(await httpNode({ url: `${application.base}/billing/balance/` }, application, n8n, name)),
		executeOnce: true,
	});
	const nodes = [
		await mark('Begin'),
		...(await contender.nodes(application, n8n)),
		node('Last', 'n8n-nodes-base.limit', 1, { maxItems: 1, keep: 'lastItems' }),
		await mark('End'),
	];
	const workflow = inARow(contender.name, nodes, { saveManualExecutions: false });
	const { id } = await n8n.client.createWorkflow(workflow);
	const key = encodeURIComponent(application.api_key);
	const { last } = await control.request<Book>('GET', `book?api_key=${key}&since=${2 ** 40}`);
	await n8n.client.run(id, 'Start');
	const end = Date.now() + MOST_MS;
	while (Date.now() < end) {
		await wait(1_000);
		const { requests } = await control.request<Book>('GET', `book?api_key=${key}&since=${last}`);
		const marks = requests.filter(({ path }) => path.endsWith('/balance/'));
		if (marks.length < 2) continue;
		const pages = requests.length - marks.length;
		if (pages !== ROWS / PAGE) throw new Problem(`"${contender.name}" asked for ${pages} pages.`);
		const [begun = 0, ended = 0] = marks.map(({ at }) => Date.parse(at));
		return (ended - begun) / 1000;
	}
	throw new Problem(`"${contender.name}" (${WORK}) was not done after ${MOST_MS / 1000} s.`);
}
