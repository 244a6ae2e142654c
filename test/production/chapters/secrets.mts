import assert from 'node:assert/strict';
import { say } from '../../../scripts/host/print.mts';
import { deliver, deliverUntilJudged, newEvent, signedEvent, TAKEN } from '../../e2e/delivery.mts';
import type { Runner } from '../../e2e/runner.mts';
import { counts } from '../counts.mts';
import { allApproved, decide } from '../decide.mts';
import { deliveriesTo } from '../deliveries.mts';
import { NOTHING_LEFT, type Store } from '../store.mts';
import type { ProductionWorld } from '../world.mts';

const SESSIONS = 200;
const CONNECTIONS = 10;
/** Didit signs with the secret of before as well, so only the second rotation makes one worthless. */
const ROTATIONS_AFTER = [40, 100];
/** More than there are webhook processes: each of them gets some. */
const PROBES = 6;

/** Secrets and publications change while several processes take deliveries in. */
export async function secretsChapter(
	runner: Runner,
	world: ProductionWorld,
	store: Store,
): Promise<void> {
	const { n8n, records, sandbox } = world;
	await runner.test('a secret is rotated twice under way, and nothing is refused', async () => {
		const { uuid } = await store.destination();
		const before = (await deliveriesTo(world, store)).length;
		const sessions = allApproved(await store.newSessions(SESSIONS));
		const { progress, done } = decide(world, sessions, CONNECTIONS);
		const rotated = async (): Promise<void> => {
			for (const after of ROTATIONS_AFTER) {
				await progress.reaches(after);
				await sandbox.control.request('POST', `destinations/${uuid}/rotate`);
			}
		};
		await Promise.all([done, rotated()]);
		await records.settled();
		const deliveries = (await deliveriesTo(world, store)).slice(before);
		const answers = deliveries.map(({ status }) => status);
		say(`    lost by n8n: ${(await store.lost(deliveries)).length}`);
		say(`    Didit: ${counts(answers.map((status) => status ?? 'no answer'))}`);
		// 503 and no answer in time: Didit comes again.
		assert.deepEqual(
			answers.filter((status) => status !== 200 && status !== 503 && status !== null),
			[],
		);
	});

	await runner.test('what is unpublished is unknown to every process, and back after', async () => {
		const unwanted = (secret: string) =>
			signedEvent(secret, newEvent({ webhook_type: 'data.updated' }));
		const { secret_shared_key: old } = await store.destination();
		await n8n.client.unpublish(store.workflow.id);
		for (let probe = 0; probe < PROBES; probe++) {
			assert.equal((await deliver(store.url, unwanted(old))).status, 404);
		}
		await n8n.client.publish(store.workflow.id);
		const { secret_shared_key: secret } = await store.destination();
		assert.notEqual(secret, old);
		for (let probe = 0; probe < PROBES; probe++) {
			// A process that still holds the old secret may ask Didit to come again before it reads.
			const answers = await deliverUntilJudged(store.url, unwanted(secret));
			assert.deepEqual(answers.at(-1), TAKEN);
		}
	});

	await runner.test('what came meanwhile is in the store', async () => {
		say(`    Reconcile: ${JSON.stringify(await store.reconcile())}`);
		const { seen, ...left } = await store.reconcile();
		assert.deepEqual(left, NOTHING_LEFT);
		assert.equal((await store.rows()).length, seen);
	});
}
