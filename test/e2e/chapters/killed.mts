import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startN8n } from '../../../scripts/host/n8n.mts';
import type { Json } from '../../../scripts/host/types.mts';
import { newEvent } from '../delivery.mts';
import { eventFromDidit, registeredUrl } from '../didit.mts';
import { Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** Longer than this chapter takes. */
const HELD_MS = 600_000;
/** n8n takes an interrupted publication up again after 120 s unless told. */
const LEASE_SECONDS = '10';

interface Interrupted {
	when: string;
	receiver: Receiver;
	/** What Didit holds after n8n was killed. */
	left: string | null;
}

/**
 * An n8n of its own that is killed in the middle of publishing and testing. Afterwards it takes
 * what it was publishing for published, so that publishing it again calls nothing: what is
 * unpublished first is registered anew.
 */
export async function killedChapter(runner: Runner, world: World): Promise<void> {
	const start = (port?: number) =>
		startN8n({
			host: world.host,
			userFolder: join(world.folder, 'n8n-killed'),
			packageTarball: world.packageTarball,
			port,
			env: { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: LEASE_SECONDS },
		});
	const own: World = { ...world, n8n: await start() };
	try {
		const interrupted = await interrupt(own);
		process.kill(own.n8n.pid, 'SIGKILL');
		await own.n8n.ended;
		await world.sandbox.control.request('DELETE', 'faults');
		const found = await Promise.all(
			interrupted.map(({ receiver }) => registeredUrl(own, receiver.application)),
		);
		own.n8n = await start(Number(new URL(own.n8n.url).port));
		for (const [index, { when, receiver, left }] of interrupted.entries()) {
			await runner.test(`killed ${when}, and published again`, async () => {
				assert.equal(found[index], left);
				const { application, productionUrl } = receiver;
				await receiver.unpublish();
				await receiver.publish();
				assert.equal(await registeredUrl(own, application), productionUrl);
				const event = newEvent();
				await eventFromDidit(own, application, event);
				await receiver.runAbout(event.session_id);
			});
		}
	} finally {
		await own.n8n.stop();
	}
}

/** Brings n8n into the middle of everything. */
async function interrupt(world: World): Promise<Interrupted[]> {
	const options = { registeredUrl: 'replace' };
	const publishing = await Receiver.make(world, 'Publishing');
	const changing = await Receiver.published(world, 'Publishing a change');
	const unpublishing = await Receiver.published(world, 'Unpublishing');
	const testing = await Receiver.make(world, 'Testing');
	const inPlace = await Receiver.published(world, 'Testing in the place of production', {
		options,
	});

	await testing.listen();
	await inPlace.listen();
	const inPlaceUrl = await registeredUrl(world, inPlace.application);
	assert.notEqual(inPlaceUrl, inPlace.productionUrl);

	const held = await Promise.all([
		hold(world, publishing, 'PATCH'),
		// The first reading is that of the delete, which goes through.
		fault(world, changing, 'GET', 0).then(() => hold(world, changing, 'GET')),
		hold(world, unpublishing, 'PATCH'),
	]);
	await changing.change({ events: ['status.updated'] });
	// None of these ends: n8n is killed before.
	for (const begun of [publishing.publish(), changing.publish(), unpublishing.unpublish()]) {
		begun.catch(() => undefined);
	}
	for (const isHeld of held) while (!(await isHeld())) await wait(50);
	return [
		{ when: 'before Didit heard of it', receiver: publishing, left: null },
		{ when: 'with the old URL gone and the new one not there', receiver: changing, left: null },
		{
			when: 'before Didit let the URL go',
			receiver: unpublishing,
			left: unpublishing.productionUrl,
		},
		{ when: 'during a test', receiver: testing, left: testing.testUrl },
		{ when: 'during a test in its place', receiver: inPlace, left: String(inPlaceUrl) },
	];
}

/** @returns tells whether a request has come that Didit lets hang now */
async function hold(
	world: World,
	receiver: Receiver,
	method: string,
): Promise<() => Promise<boolean>> {
	const { id } = await fault(world, receiver, method, HELD_MS);
	return async () => {
		const faults = await world.sandbox.control.request<Json[]>('GET', 'faults');
		return faults.some((one) => one.id === id && one.played === 1);
	};
}

function fault(
	{ sandbox }: World,
	{ application: { api_key } }: Receiver,
	method: string,
	ms: number,
): Promise<Json> {
	return sandbox.control.request('POST', 'faults', { kind: 'latency', api_key, method, ms });
}
