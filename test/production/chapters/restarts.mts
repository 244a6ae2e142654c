import assert from 'node:assert/strict';
import { duration, say } from '../../../scripts/host/print.mts';
import type { Runner } from '../../e2e/runner.mts';
import { counts } from '../counts.mts';
import { allApproved, decide } from '../decide.mts';
import { deliveriesTo } from '../deliveries.mts';
import { resendFailed } from '../resendFailed.mts';
import { NOTHING_LEFT, type Store } from '../store.mts';
import type { ProductionWorld } from '../world.mts';

const SESSIONS = 150;
const CONNECTIONS = 20;
/** After so many of them what n8n stands on goes down. */
const AFTER = 40;

/** What n8n stands on goes down and comes back while events come in. */
export async function restartsChapter(
	runner: Runner,
	world: ProductionWorld,
	store: Store,
): Promise<void> {
	const { cluster, records } = world;
	for (const [name, service] of [
		['Postgres', cluster.postgres],
		['Redis', cluster.redis],
	] as const) {
		await runner.test(`${name} restarts under load, and no event is refused for good`, async () => {
			const before = (await deliveriesTo(world, store)).length;
			const sessions = allApproved(await store.newSessions(SESSIONS));
			const { progress, done } = decide(world, sessions, CONNECTIONS);
			const restarted = async (): Promise<void> => {
				await progress.reaches(AFTER);
				const begun = Date.now();
				await service.restart();
				await cluster.ready();
				say(`    n8n was ready again after ${duration(Date.now() - begun)}`);
			};
			await Promise.all([done, restarted()]);
			await records.settled();
			const deliveries = (await deliveriesTo(world, store)).slice(before);
			const answers = deliveries.map(({ status }) => status);
			const { length: lost } = await store.lost(deliveries);
			say(
				`    Didit: ${counts(answers.map((status) => status ?? 'no answer'))}; lost by n8n: ${lost}`,
			);
			// 404 is what Didit comes again for, as for no answer and for 500 and above.
			const isFinal = (status: number | null) => status !== null && status !== 404 && status < 500;
			assert.deepEqual(
				answers.filter((status) => isFinal(status) && status !== 200),
				[],
			);
		});
	}

	await runner.test('all of them are found again', async () => {
		say(`    Resend Failed: ${counts(await resendFailed(world, store))}`);
		await records.settled();
		say(`    Reconcile: ${JSON.stringify(await store.reconcile())}`);
		const { seen, ...left } = await store.reconcile();
		assert.deepEqual(left, NOTHING_LEFT);
		const rows = await store.rows();
		assert.equal(rows.length, seen);
		assert.ok(rows.every(({ done }) => done));
	});
}
