import assert from 'node:assert/strict';
import { join } from 'node:path';
import { wireJson } from '../../../sandbox/webhooks/signing.mts';
import { Random } from '../../../scripts/differential/random.mts';
import { startN8n } from '../../../scripts/host/n8n.mts';
import { duration, say } from '../../../scripts/host/print.mts';
import {
	deliver,
	newEvent,
	REFUSED,
	signedEvent,
	TAKEN,
	TRY_AGAIN,
	type Answer,
	type Delivery,
} from '../delivery.mts';
import { flood } from '../flood.mts';
import { Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const FLOOD = 5_000;
/** One genuine delivery among so many. */
const GENUINE_EVERY = 500;
const FOREIGN_SECRET = 'whsec-of-somebody-else';
/** A delivery that comes again and again starts no more executions than this. */
const MOST_EXECUTIONS = 5;

/** What must not bring n8n down, run a workflow twice or lose an event, in an n8n of its own. */
export async function floodsChapter(runner: Runner, world: World): Promise<void> {
	const start = (port?: number) =>
		startN8n({
			host: world.host,
			userFolder: join(world.folder, 'n8n-flooded'),
			packageTarball: world.packageTarball,
			port,
			// As advised under load.
			env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		});
	const own: World = { ...world, n8n: await start() };
	try {
		await floodTests(runner, own);
		await repeatTests(runner, own, async () => {
			await own.n8n.stop();
			own.n8n = await start(Number(new URL(own.n8n.url).port));
		});
	} finally {
		await own.n8n.stop();
	}
}

async function floodTests(runner: Runner, world: World): Promise<void> {
	const floods = {
		'without a signature': {
			make: (): Delivery => ({
				headers: { 'Content-Type': 'application/json' },
				body: wireJson(newEvent()),
			}),
			answers: [REFUSED],
			/** Seconds in which n8n may read the configuration once. */
			onceIn: 300,
		},
		'that somebody else signed': {
			make: (): Delivery => signedEvent(FOREIGN_SECRET, newEvent()),
			answers: [REFUSED, TRY_AGAIN],
			onceIn: 5,
		},
	};
	for (const [name, { make, answers: expected, onceIn }] of Object.entries(floods)) {
		await runner.test(`${FLOOD} deliveries ${name} start nothing, genuine ones run`, async () => {
			const receiver = await Receiver.ready(world, `Flooded with deliveries ${name}`);
			const { secret_shared_key: secret } = receiver.application;
			const isGenuine = (index: number): boolean => index % GENUINE_EVERY === 0;
			function* deliveries(): Generator<Delivery> {
				for (let index = 0; index < FLOOD; index++) {
					yield isGenuine(index) ? signedEvent(secret, newEvent()) : make();
				}
			}
			const before = await readings(world, receiver);
			const started = Date.now();
			const answers = await flood(receiver.productionUrl, deliveries());
			const took = Date.now() - started;
			const genuine = answers.filter((_answer, index) => isGenuine(index));
			const others = answers.filter((_answer, index) => !isGenuine(index));
			expectAll(genuine, [TAKEN]);
			expectAll(others, expected);
			assert.equal(await receiver.executions(), genuine.length);
			assert.equal(await receiver.runs(), genuine.length);
			const reads = (await readings(world, receiver)) - before;
			say(`    ${duration(took)}, the configuration was read ${reads} times`);
			assert.ok(reads <= 1 + Math.floor(took / 1_000 / onceIn));
		});
	}
}

function expectAll(answers: Answer[], expected: Answer[]): void {
	const texts = expected.map(textOf);
	for (const answer of answers) assert.ok(texts.includes(textOf(answer)), textOf(answer));
}

const textOf = ({ status, text }: Answer): string => `${status} ${text}`;

/** How often n8n asked Didit for the application's configuration. */
async function readings({ sandbox }: World, { application }: Receiver): Promise<number> {
	const { requests } = await sandbox.control.book();
	return requests.filter(
		({ scope, method, path }) =>
			scope === application.api_key && method === 'GET' && path === '/v3/webhook/',
	).length;
}

async function repeatTests(
	runner: Runner,
	world: World,
	restart: () => Promise<void>,
): Promise<void> {
	const newDeliveries = ({ application }: Receiver, count: number): Delivery[] =>
		Array.from({ length: count }, () => signedEvent(application.secret_shared_key, newEvent()));

	await runner.test(`${FLOOD} replays of one delivery start five executions at most`, async () => {
		const receiver = await Receiver.ready(world, 'Replayed');
		const [delivery] = newDeliveries(receiver, 1) as [Delivery];
		const replays = Array.from({ length: FLOOD }, () => delivery);
		expectAll(await flood(receiver.productionUrl, replays), [TAKEN]);
		assert.ok((await receiver.executions()) <= MOST_EXECUTIONS);
		assert.equal(await receiver.runs(), 1);
	});

	await runner.test(
		'a delivery that comes 1,000 times in a row runs the workflow once',
		async () => {
			const receiver = await Receiver.ready(world, 'Repeated');
			const [delivery] = newDeliveries(receiver, 1) as [Delivery];
			for (let count = 0; count < 1_000; count++) {
				assert.deepEqual(await deliver(receiver.productionUrl, delivery), TAKEN);
			}
			assert.equal(await receiver.runs(), 1);
		},
	);

	await runner.test('50 events that come twice, in any order, run it 50 times', async () => {
		const receiver = await Receiver.ready(world, 'Fifty events twice');
		const fifty = newDeliveries(receiver, 50);
		const random = new Random(50);
		const shuffled = [...fifty, ...fifty]
			.map((delivery) => ({ delivery, place: random.fraction() }))
			.sort((one, other) => one.place - other.place)
			.map(({ delivery }) => delivery);
		expectAll(await flood(receiver.productionUrl, shuffled), [TAKEN]);
		assert.equal(await receiver.runs(), 50);
	});

	await runner.test('20 at once run on a trigger that never ran, and stay known', async () => {
		const receiver = await Receiver.ready(world, 'Twenty at once');
		const deliveries = newDeliveries(receiver, 20);
		for (const executions of [20, 40]) {
			expectAll(await flood(receiver.productionUrl, deliveries), [TAKEN]);
			assert.equal(await receiver.runs(), 20);
			// A new process has to look into n8n's memory, which takes an execution each.
			assert.equal(await receiver.executions(), executions);
			if (executions === 20) await restart();
		}
	});
}
