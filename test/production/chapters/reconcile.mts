import assert from 'node:assert/strict';
import type { Dialect } from '../../../scripts/start/credentials.mts';
import { Examples } from '../../e2e/examples.mts';
import type { Runner } from '../../e2e/runner.mts';
import { NOTHING_LEFT, Store } from '../store.mts';
import type { ProductionWorld } from '../world.mts';

/** The example Reconcile, with what it is there to find, on both of Didit's APIs. */
export async function reconcileChapter(runner: Runner, world: ProductionWorld): Promise<void> {
	for (const [name, dialect] of [
		['the specification’s API', 'spec'],
		['today’s API', 'current'],
	] as const) {
		await runner.test(`finds what is missing, changed, doubled and undone, on ${name}`, () =>
			finds(world, dialect),
		);
	}
}

async function finds(world: ProductionWorld, dialect: Dialect): Promise<void> {
	const { n8n, model, records, sandbox, slackToken } = world;
	const { client } = n8n;
	const suffix = `, to reconcile, ${dialect}`;
	const settings = { slackToken, modelUrl: model.url, dialect, suffix };
	const store = await Store.published(world, new Examples(client, sandbox, settings));
	const [kept = '', changed = '', back = '', missed = ''] = await store.newSessions(4);
	const decide = async (session: string, status: string) => {
		await sandbox.control.setOutcome(session, status);
	};
	const rows = async () =>
		(await store.rows()).map(({ session_id: id, status, done }) => [id, status, done]).sort();

	await decide(kept, 'Approved');
	await decide(changed, 'In Review');
	await decide(back, 'Approved');
	await records.settled();
	const handled = [
		[kept, 'Approved', true],
		[changed, 'In Review', true],
		[back, 'Approved', true],
	];
	assert.deepEqual(await rows(), [...handled].sort());

	await client.unpublish(store.workflow.id);
	await decide(changed, 'Declined');
	await decide(back, 'Declined');
	await decide(missed, 'Approved');
	await store.addTwin(kept);
	assert.deepEqual(await store.reconcile(), {
		...NOTHING_LEFT,
		...{ seen: 4, missing: 1, mended: 2, twins: 1 },
	});
	const found = [
		...handled,
		[changed, 'Declined', true],
		[back, 'Declined', true],
		[missed, 'Approved', true],
	];
	assert.deepEqual(await rows(), [...found].sort());

	// A status of before comes again: its row is there, and done, from the first time.
	await decide(back, 'Approved');
	assert.deepEqual(await store.reconcile(), { ...NOTHING_LEFT, seen: 4, mended: 1 });
	await store.leaveUndone(missed);
	assert.deepEqual(await store.reconcile(), { ...NOTHING_LEFT, seen: 4, unfinished: 1 });
	assert.deepEqual(await store.reconcile(), { ...NOTHING_LEFT, seen: 4 });
	assert.deepEqual(await rows(), [...found].sort());
}
