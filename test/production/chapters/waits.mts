import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { itemsOf } from '../../../scripts/host/executions.mts';
import { send } from '../../../scripts/host/http.mts';
import { say } from '../../../scripts/host/print.mts';
import type { Json } from '../../../scripts/host/types.mts';
import { person } from '../../e2e/person.mts';
import type { Runner } from '../../e2e/runner.mts';
import { DIDIT, NEXT, Waiter } from '../../e2e/waiter.mts';
import type { Row } from '../records.mts';
import { counts } from '../counts.mts';
import { eachOf } from '../parallel.mts';
import type { ProductionWorld } from '../world.mts';

/** Fifty wait at once, ten of them for a minute only, which is over while nothing is up. */
const PEOPLE = 40;
const LATE_PEOPLE = 10;
const CONNECTIONS = 10;
/** So many come back between two restarts; the others finish while nothing is up. */
const BETWEEN = 20;
/** After so long a minute that began before is over. */
const OVER_MS = 62_000;
/** n8n looks about once a minute for waits that are over, and a cold start takes its time. */
const ENDED_MS = 240_000;
const PATIENCE_MS = 60_000;
const ONE_MINUTE = { waitAmount: 1, waitUnit: 'minutes' };
const OUTCOMES = ['Approved', 'Declined'];

interface Call {
	session: Json;
	outcome: string;
}

/** Executions that wait for a person, over restarts of what they wait in. */
export async function waitsChapter(runner: Runner, world: ProductionWorld): Promise<void> {
	const { cluster } = world;
	const waiting = await Waiter.published(world, 'Fifty wait');
	const limited = await Waiter.published(world, 'Ten wait in vain', ONE_MINUTE);
	let calls: Call[] = [];

	await runner.test('fifty wait, and main and a worker restart', async () => {
		calls = await callAll(world, waiting, PEOPLE);
		await become(world, waiting, { waiting: PEOPLE });
		const [worker] = cluster.workers;
		await Promise.all([cluster.main.stop(), worker?.stop()]);
		await Promise.all([cluster.main.start(), worker?.start()]);
	});

	await runner.test('half of them come back, and go on', async () => {
		await eachOf(calls.slice(0, BETWEEN), CONNECTIONS, comeBack);
		await become(world, waiting, { success: BETWEEN, waiting: PEOPLE - BETWEEN });
	});

	await runner.test('the others finish while everything is down, and reload after', async () => {
		await callAll(world, limited, LATE_PEOPLE);
		await become(world, limited, { waiting: LATE_PEOPLE });
		const begun = Date.now();
		const members = [...cluster.webhooks, ...cluster.workers, cluster.main];
		await Promise.all(members.map((member) => member.stop()));
		const pages: string[] = [];
		for (const { session, outcome } of calls.slice(BETWEEN)) {
			const page = await person.verify(String(session.url), outcome);
			assert.ok((await person.open(page)).status >= 500);
			pages.push(page);
		}
		await wait(Math.max(0, begun + OVER_MS - Date.now()));
		await cluster.main.start();
		for (const member of [...cluster.webhooks, ...cluster.workers]) await member.start();
		await eachOf(pages, CONNECTIONS, async (page) => {
			assert.equal((await person.open(page)).status, 200);
		});
	});

	await runner.test('each that was decided ended once, with its own decision', async () => {
		await ended(world, waiting, PEOPLE);
		assert.deepEqual(await statuses(world, waiting), { success: PEOPLE });
		const decided = await outputs(world, waiting);
		assert.deepEqual(
			decided.map(({ session_id: id, status, timed_out: late }) => [id, status, late]).sort(),
			calls.map(({ session, outcome }) => [session.session_id, outcome, false]).sort(),
		);
		assert.equal(await waiting.created(), PEOPLE);
		say(`    ${counts(decided.map(({ status }) => String(status)))}`);
	});

	await runner.test('time that was over while nothing was up ends each wait once', async () => {
		await ended(world, limited, LATE_PEOPLE);
		const { success = 0, ...lost } = await statuses(world, limited);
		say(`    went on: ${success}, lost by n8n: ${JSON.stringify(lost)}`);
		// n8n looks for what it has lost while it resumes these, and takes some of them for crashed. No
		// node of ours has a part in that.
		const words = (await rowsOf(world, limited)).flatMap(({ data }) => {
			const { error } = data?.resultData ?? {};
			assert.notEqual(error?.node?.name, DIDIT, error?.message);
			return error?.message ?? [];
		});
		if (words.length > 0) say(`    n8n says: ${counts(words)}`);
		await timedOut(world, limited, success);
	});

	await runner.test('time that is over while n8n is up ends each wait once', async () => {
		const late = await Waiter.published(world, 'Ten more wait in vain', ONE_MINUTE);
		await callAll(world, late, LATE_PEOPLE);
		await ended(world, late, LATE_PEOPLE);
		assert.deepEqual(await statuses(world, late), { success: LATE_PEOPLE });
		await timedOut(world, late, LATE_PEOPLE);
	});
}

/** So many went on, and say that the time was over. */
async function timedOut(world: ProductionWorld, waiter: Waiter, count: number): Promise<void> {
	const late = await outputs(world, waiter);
	assert.deepEqual(
		late.map(({ timed_out: isLate, status }) => [isLate, status]),
		Array.from({ length: count }, () => [true, undefined]),
	);
	assert.equal(await waiter.created(), LATE_PEOPLE);
}

async function callAll(world: ProductionWorld, waiter: Waiter, count: number): Promise<Call[]> {
	const calls: Call[] = [];
	const customers = Array.from({ length: count }, (_, index) => index);
	await eachOf(customers, CONNECTIONS, async (index) => {
		const response = await send(waiter.url(`customer-${index}`), {}, PATIENCE_MS);
		const session = (await response.json()) as Json;
		assert.equal(response.status, 200, JSON.stringify(session));
		calls.push({ session, outcome: String(OUTCOMES[index % OUTCOMES.length]) });
	});
	await world.records.settled();
	return calls;
}

/** The person is through, and their browser follows Didit's link back to n8n. */
async function comeBack({ session, outcome }: Call): Promise<void> {
	const page = await person.open(await person.verify(String(session.url), outcome));
	assert.equal(page.status, 200, page.text);
}

const rowsOf = ({ records }: ProductionWorld, { workflow }: Waiter): Promise<Row[]> =>
	records.executionsOf(workflow.id);

async function statuses(world: ProductionWorld, waiter: Waiter): Promise<Record<string, number>> {
	const found: Record<string, number> = {};
	for (const { status } of await rowsOf(world, waiter)) found[status] = (found[status] ?? 0) + 1;
	return found;
}

/** n8n shows the page of a wait that ends before it goes on, so what is expected is waited for. */
async function become(
	world: ProductionWorld,
	waiter: Waiter,
	expected: Record<string, number>,
): Promise<void> {
	const end = Date.now() + PATIENCE_MS;
	while (!isDeepStrictEqual(await statuses(world, waiter), expected) && Date.now() < end) {
		await wait(200);
	}
	assert.deepEqual(await statuses(world, waiter), expected);
}

async function ended(world: ProductionWorld, waiter: Waiter, count: number): Promise<void> {
	const rows = await rowsOf(world, waiter);
	assert.equal(rows.length, count);
	const { client } = world.n8n;
	await Promise.all(rows.map(({ id }) => client.executionEnded(String(id), ENDED_MS)));
}

/** What came out at the end of each execution that succeeded, one item of each. */
async function outputs(world: ProductionWorld, waiter: Waiter): Promise<Json[]> {
	const rows = await rowsOf(world, waiter);
	const successful = rows.filter(({ status }) => status === 'success');
	return successful.map(({ data }) => {
		assert.ok(data);
		const items = itemsOf({ data }, NEXT);
		assert.equal(items.length, 1);
		return items[0]?.json ?? {};
	});
}
