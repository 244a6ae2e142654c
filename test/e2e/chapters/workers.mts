import assert from 'node:assert/strict';
import { join } from 'node:path';
import { itemsOf } from '../../../scripts/host/executions.mts';
import { startN8n, startWorker } from '../../../scripts/host/n8n.mts';
import { say } from '../../../scripts/host/print.mts';
import { REDIS, startRedis } from '../../../scripts/production/redis.mts';
import type { Json } from '../../../scripts/host/types.mts';
import { newEvent, signedEvent, TAKEN } from '../delivery.mts';
import { flood } from '../flood.mts';
import { person } from '../person.mts';
import { Receiver } from '../receiver.mts';
import { programOrSkip } from '../program.mts';
import type { Runner } from '../runner.mts';
import { NEXT, Waiter } from '../waiter.mts';
import type { World } from '../world.mts';

const EVENTS = 10;
/** So often each of them comes, all at once. */
const REPEATS = 8;

/** n8n in queue mode: one process takes deliveries in, others execute. */
export async function workersChapter(runner: Runner, world: World): Promise<void> {
	const { host, packageTarball, folder } = world;
	const redis = await startRedis(await programOrSkip(REDIS), folder);
	const stops = [redis.stop];
	try {
		const userFolder = join(folder, 'n8n-queue');
		const env = {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		};
		const n8n = await startN8n({ host, userFolder, packageTarball, env });
		stops.push(n8n.stop);
		const addWorker = async (name: string): Promise<void> => {
			// What a worker hands out as the address of a wait leads to the main process.
			const workerEnv = { ...env, N8N_WEBHOOK_URL: n8n.url };
			const worker = await startWorker({ host, userFolder, env: workerEnv, name });
			stops.push(() => worker.stop());
		};
		await workerTests(runner, { ...world, n8n }, addWorker);
	} finally {
		for (const stop of stops.reverse()) await stop();
	}
}

async function workerTests(
	runner: Runner,
	world: World,
	addWorker: (name: string) => Promise<void>,
): Promise<void> {
	const deliverAtOnce = async (receiver: Receiver, events: Json[]): Promise<void> => {
		const { secret_shared_key: secret } = receiver.application;
		const deliveries = events.map((event) => signedEvent(secret, event));
		const repeated = deliveries.flatMap((delivery) =>
			Array.from({ length: REPEATS }, () => delivery),
		);
		const answers = await flood(receiver.productionUrl, repeated, REPEATS);
		for (const { status, text } of answers) assert.deepEqual({ status, text }, TAKEN);
	};
	const newEvents = () => Array.from({ length: EVENTS }, () => newEvent());
	const sessionsOf = (events: Json[]) => events.map(({ session_id: id }) => id).sort();

	const events = newEvents();
	const receiver = await Receiver.ready(world, 'Workers');
	await runner.test('with one worker, what comes eight times at once runs once', async () => {
		await addWorker('worker-1');
		await deliverAtOnce(receiver, events);
		assert.deepEqual((await receiver.sessionsRun()).sort(), sessionsOf(events));
	});

	await runner.test('a worker that joins later knows what has run', async () => {
		await addWorker('worker-2');
		// Signed anew, since n8n starts nothing for a signature that came so often.
		const again = events.map((event) => ({ ...event, timestamp: Number(event.timestamp) + 1 }));
		const before = await receiver.executions();
		await deliverAtOnce(receiver, again);
		assert.ok((await receiver.executions()) > before);
		assert.deepEqual((await receiver.sessionsRun()).sort(), sessionsOf(events));
	});

	await runner.test('with two workers, it runs once per worker at most', async () => {
		const fresh = await Receiver.ready(world, 'Two workers');
		const sent = newEvents();
		await deliverAtOnce(fresh, sent);
		const run = await fresh.sessionsRun();
		say(`    ${EVENTS} events ran ${run.length} times`);
		for (const id of sessionsOf(sent)) {
			const times = run.filter((one) => one === id).length;
			assert.ok(times >= 1 && times <= 2, `${String(id)} ran ${times} times`);
		}
	});

	await runner.test('a workflow that waits for a person goes on when they come back', async () => {
		const waiter = await Waiter.published(world, 'Waiting with workers');
		const { session, execution } = await waiter.call('ana');
		const page = await person.open(await person.verify(String(session.url), 'Approved'));
		assert.equal(page.status, 200, page.text);
		assert.match(page.text, /Your verification was received/);
		const ended = await world.n8n.client.executionEnded(execution.id);
		assert.equal(itemsOf(ended, NEXT)[0]?.json.status, 'Approved');
		assert.equal(await waiter.created(), 1);
	});
}
