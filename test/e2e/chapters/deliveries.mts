import assert from 'node:assert/strict';
import { wireJson } from '../../../sandbox/webhooks/signing.mts';
import { say } from '../../../scripts/host/print.mts';
import type { Json } from '../../../scripts/host/types.mts';
import {
	announce,
	asTest,
	compressed,
	deliver,
	newEvent,
	NO_EVENT,
	PATIENCE_MS,
	REFUSED,
	signedEvent,
	signedText,
	TAKEN,
	type Answer,
	type Delivery,
} from '../delivery.mts';
import { flood } from '../flood.mts';
import { eventOf, Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const FORM = [
	'--part',
	'Content-Disposition: form-data; name="event"; filename="event.json"',
	'Content-Type: application/json',
	'',
	'{"webhook_type":"status.updated"}',
	'--part--',
	'',
].join('\r\n');
/** A delivery that comes at once again and again starts no more executions than this. */
const MOST_EXECUTIONS = 5;
/** n8n takes 16 MB unless configured. */
const OVERSIZE = 17 * 1024 * 1024;

/** Every way in which a delivery can be answered; each answer must come while Didit waits. */
export async function deliveryTests(runner: Runner, world: World): Promise<void> {
	const receiver = await Receiver.ready(world, 'Every kind of delivery');
	await receiver.change({
		events: ['status.updated', 'user.status.updated'],
		filters: { statuses: ['Approved'], environment: 'live' },
	});
	await receiver.publish();
	const { productionUrl: url } = receiver;
	const secret = receiver.application.secret_shared_key;

	/** Delivers, and checks the answer and that n8n stored so many executions. */
	const expectAnswer = async (
		{ status, text }: Partial<Answer>,
		executions: number,
		delivery: Delivery,
	): Promise<void> => {
		const before = await receiver.executions();
		const answer = await deliver(url, delivery);
		assert.equal(answer.status, status, answer.text);
		if (text !== undefined) assert.equal(answer.text, text);
		assert.equal((await receiver.executions()) - before, executions);
	};

	const taken = newEvent();
	const delivery = signedEvent(secret, taken);
	await runner.test('an event is taken, and handed out as it was sent', async () => {
		await expectAnswer(TAKEN, 1, delivery);
		assert.deepEqual(eventOf(await receiver.runAbout(taken.session_id)), taken);
	});

	const untaken: Record<string, [Partial<Answer>, Delivery]> = {
		'the same delivery again is taken and starts nothing': [TAKEN, delivery],
		'the same event, signed anew, is taken and starts nothing': [
			TAKEN,
			signedEvent(secret, { ...taken, timestamp: Number(taken.timestamp) + 1 }),
		],
		'an event that is not wanted is taken and starts nothing': [
			TAKEN,
			signedEvent(secret, newEvent({ webhook_type: 'data.updated' })),
		],
		'a status that is not wanted is taken and starts nothing': [
			TAKEN,
			signedEvent(secret, newEvent({ status: 'Declined' })),
		],
		'an environment that is not wanted is taken and starts nothing': [
			TAKEN,
			signedEvent(secret, newEvent({ environment: 'sandbox' })),
		],
		'an event without a signature is refused': [
			REFUSED,
			{ headers: { 'Content-Type': 'application/json' }, body: delivery.body },
		],
		'an event of yesterday is refused': [
			REFUSED,
			signedText(secret, wireJson(newEvent()), { age: 86_400 }),
		],
		'an empty probe is refused': [REFUSED, { headers: {}, body: '' }],
		'an empty body is refused, even signed': [REFUSED, signedText(secret, '')],
		'a form with files is refused, even signed': [
			REFUSED,
			signedText(secret, FORM, { type: 'multipart/form-data; boundary=part' }),
		],
		'a signed object that is no event is answered with 400': [
			NO_EVENT,
			signedText(secret, '{"hello":"world"}'),
		],
		'a signed list is answered with 400': [NO_EVENT, signedText(secret, '[]')],
		'n8n itself answers 422 to what is not JSON': [
			{ status: 422 },
			signedText(secret, '{"webhook_type":'),
		],
		'n8n itself answers 404 to GET': [{ status: 404 }, { ...delivery, method: 'GET' }],
		'n8n itself answers 404 to PUT': [{ status: 404 }, { ...delivery, method: 'PUT' }],
	};
	for (const [name, [answer, sent]] of Object.entries(untaken)) {
		await runner.test(name, () => expectAnswer(answer, 0, sent));
	}
	await runner.test('n8n itself answers 500 to 17 MB, before they are sent', async () => {
		const before = await receiver.executions();
		assert.equal((await announce(url, OVERSIZE)).status, 500);
		assert.equal(await receiver.executions(), before);
	});

	const alsoTaken: Record<string, (event: Json) => Delivery> = {
		'a compressed event': (event) => compressed(signedEvent(secret, event)),
		'an event that is labelled as bytes': (event) =>
			signedText(secret, JSON.stringify(event), { type: 'application/octet-stream' }),
		"a test delivery of Didit's console": (event) => asTest(signedEvent(secret, event)),
	};
	for (const [name, sent] of Object.entries(alsoTaken)) {
		await runner.test(`${name} is taken`, async () => {
			const event = newEvent();
			await expectAnswer(TAKEN, 1, sent(event));
			assert.deepEqual(eventOf(await receiver.runAbout(event.session_id)), event);
		});
	}

	await runner.test('none is left open: all are answered while Didit waits', async () => {
		const sent: [number, Delivery][] = [
			[TAKEN.status, delivery],
			...Object.values(untaken).map(([answer, one]): [number, Delivery] => {
				return [Number(answer.status), one];
			}),
			[TAKEN.status, compressed(delivery)],
			[TAKEN.status, asTest(delivery)],
		];
		// Over one connection: each can only be sent once the answer before it has ended.
		const answers = await flood(
			url,
			sent.map(([, one]) => one),
			1,
		);
		assert.deepEqual(
			answers.map(({ status }) => status),
			sent.map(([status]) => status),
		);
		const slowest = Math.max(...answers.map(({ ms }) => ms));
		say(`    the slowest answer took ${Math.round(slowest)} ms`);
		assert.ok(slowest < PATIENCE_MS);
	});

	await runner.test('one delivery eight times at once runs the workflow once', async () => {
		const [runs, executions] = [await receiver.runs(), await receiver.executions()];
		const sent = signedEvent(secret, newEvent());
		const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(url, sent)));
		assert.deepEqual(
			answers,
			answers.map(() => TAKEN),
		);
		assert.equal((await receiver.runs()) - runs, 1);
		assert.ok((await receiver.executions()) - executions <= MOST_EXECUTIONS);
	});

	await runner.test('once it is taken out of use, n8n itself answers 404', async () => {
		await receiver.unpublish();
		await expectAnswer({ status: 404 }, 0, signedEvent(secret, newEvent()));
	});
}
