import assert from 'node:assert/strict';
import { say } from '../../../scripts/host/print.mts';
import type { SandboxDelivery } from '../../../scripts/host/sandboxControl.mts';
import type { Cluster } from '../../../scripts/production/cluster.mts';
import { newEvent, signedEvent, type Delivery } from '../../e2e/delivery.mts';
import { flood, type TimedAnswer } from '../../e2e/flood.mts';
import type { Runner } from '../../e2e/runner.mts';
import { counts } from '../counts.mts';
import { decide } from '../decide.mts';
import { deliveriesTo } from '../deliveries.mts';
import type { Progress } from '../progress.mts';
import { resendFailed } from '../resendFailed.mts';
import { NOTHING_LEFT, type Store } from '../store.mts';
import type { ProductionWorld } from '../world.mts';

/** 2,000 events in all, at 20 connections. */
const SESSIONS = 1_400;
const OF_EACH_OTHER_KIND = 200;
const CONNECTIONS = { ofDidit: 14, ofOthers: 6 };
/** After so many of the sessions a worker and a webhook process are killed. */
const KILLS_AFTER = [200, 500, 800];
/** What the trigger's documentation allows: a repeat may run once per worker. */
const MOST_RUNS = 2;
const STATUSES = ['Approved', 'Declined', 'In Review'];

/** Load, with processes that are killed under it, and what finds what was lost. */
export async function killsChapter(
	runner: Runner,
	world: ProductionWorld,
	store: Store,
): Promise<void> {
	const { records } = world;
	const sessions = await store.newSessions(SESSIONS);
	const statusOf = new Map(
		sessions.map((id, index) => [id, String(STATUSES[index % STATUSES.length])]),
	);
	const { secret_shared_key: secret } = await store.destination();
	const forged = made(OF_EACH_OTHER_KIND, () => newEvent({ vendor_data: 'forged' }));
	const unwanted = made(OF_EACH_OTHER_KIND, () => newEvent({ webhook_type: 'data.updated' }));
	let answers: { forged: TimedAnswer[]; unwanted: TimedAnswer[]; repeated: TimedAnswer[] };

	await runner.test('Didit is answered while processes are killed', async () => {
		const { progress, done } = decide(world, statusOf, CONNECTIONS.ofDidit);
		const each = CONNECTIONS.ofOthers / 3;
		const others = Promise.all([
			flood(
				store.url,
				forged.map((event) => signedEvent('not the secret', event)),
				each,
			),
			flood(
				store.url,
				unwanted.map((event) => signedEvent(secret, event)),
				each,
			),
			progress.reaches(OF_EACH_OTHER_KIND).then(async () => {
				const taken = (await deliveriesTo(world, store)).slice(0, OF_EACH_OTHER_KIND);
				return flood(store.url, taken.map(asDelivery), each);
			}),
		]);
		const [[ofForged, ofUnwanted, ofRepeated]] = await Promise.all([
			others,
			killUnder(world.cluster, progress),
			done,
		]);
		answers = { forged: ofForged, unwanted: ofUnwanted, repeated: ofRepeated };
		await records.settled();

		const deliveries = await deliveriesTo(world, store);
		say(`    Didit: ${counts(deliveries.map(({ status }) => status ?? 'no answer'))}`);
		for (const [kind, list] of Object.entries(answers)) {
			say(`    ${kind}: ${counts(list.map(({ status }) => status))}`);
		}
		// What Didit does not come again for was taken.
		const ofDidit = deliveries.flatMap(({ status }) => status ?? []);
		assert.deepEqual(unexpected(ofDidit, 200), []);
		// 401 and 200 are the trigger's; 502 is the balancer's for a process that is gone.
		const statusesOf = (list: TimedAnswer[]) => list.map(({ status }) => status);
		assert.deepEqual(unexpected(statusesOf(answers.forged), 401), []);
		const genuine = [...answers.unwanted, ...answers.repeated];
		assert.deepEqual(unexpected(statusesOf(genuine), 200), []);
	});

	await runner.test('nothing forged and nothing unwanted ran', async () => {
		const runs = await store.runsBySession();
		assert.ok(runs.size > SESSIONS / 2, `The runs of ${runs.size} sessions are known`);
		for (const { session_id: id } of [...forged, ...unwanted])
			assert.equal(runs.get(id), undefined);
		assert.deepEqual(
			[...runs.keys()].filter((id) => !statusOf.has(id)),
			[],
		);
	});

	await runner.test('a repeat ran no more often than once per worker', async () => {
		const runs = [...(await store.runsBySession()).values()];
		assert.ok(runs.length > SESSIONS / 2);
		say(`    ran: ${counts(runs.map((times) => `${times}×`))}`);
		assert.ok(Math.max(...runs) <= MOST_RUNS, `one ran ${Math.max(...runs)} times`);
	});

	await runner.test('after downtime: every event that failed is through or told', async () => {
		const outcomes = await resendFailed(world, store);
		say(`    Resend Failed: ${counts(outcomes)}`);
		await records.settled();
		const again = await resendFailed(world, store);
		assert.deepEqual(
			again.filter((outcome) => outcome !== 'already delivered'),
			[],
		);
	});

	await runner.test('Reconcile finds all that n8n took and lost', async () => {
		const lost = await store.lost(await deliveriesTo(world, store));
		say(`    taken and lost by n8n: ${lost.length} of ${SESSIONS}`);
		const summary = await store.reconcile();
		say(`    Reconcile: ${JSON.stringify(summary)}`);
		assert.equal(summary.seen, SESSIONS);
		assert.ok(summary.missing + summary.unfinished >= lost.length);
		const rows = await store.rows();
		assert.deepEqual(
			rows.map(({ session_id: id, status, done }) => [id, status, done]).sort(),
			[...statusOf].map(([id, status]) => [id, status, true]).sort(),
		);
	});

	await runner.test('Reconcile has nothing to do a second time', async () => {
		const { seen, ...left } = await store.reconcile();
		assert.equal(seen, SESSIONS);
		assert.deepEqual(left, NOTHING_LEFT);
	});
}

const made = <T,>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** A worker and a webhook process end together, and come back, again and again. */
async function killUnder(cluster: Cluster, progress: Progress): Promise<void> {
	for (const [round, after] of KILLS_AFTER.entries()) {
		await progress.reaches(after);
		const victims = [cluster.workers, cluster.webhooks].map(
			(members) => members[round % members.length] as (typeof members)[number],
		);
		await Promise.all(victims.map((victim) => victim.kill()));
		await Promise.all(victims.map((victim) => victim.start()));
	}
}

const asDelivery = ({ headers, body }: SandboxDelivery): Delivery => ({ headers, body });

/** Answers that are neither the one expected nor a word that Didit is to come again. */
const unexpected = (statuses: number[], expected: number): number[] =>
	statuses.filter((status) => status !== expected && status < 500);
