import assert from 'node:assert/strict';
import {
	asTest,
	deliver,
	deliverUntilJudged,
	newEvent,
	REFUSED,
	signedEvent,
	TAKEN,
	TRY_AGAIN,
	type Delivery,
} from '../delivery.mts';
import { eventOf, Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const FOREIGN_SECRET = 'whsec-of-somebody-else';

const secretOf = ({ application }: Receiver): string => application.secret_shared_key;

/** Deliveries for which n8n has to ask Didit for the secret. */
export async function secretTests(runner: Runner, world: World): Promise<void> {
	const names = ['Forged', 'Changed on its way', 'Forged test delivery', 'Didit in trouble'];
	const [foreign, changed, test, silent] = (await Promise.all(
		names.map((name) => Receiver.published(world, name)),
	)) as [Receiver, Receiver, Receiver, Receiver];

	const forged = signedEvent(FOREIGN_SECRET, newEvent());
	const unverified: Record<string, [Receiver, Delivery]> = {
		'an event that somebody else signed': [foreign, forged],
		'an event that was changed on its way': [
			changed,
			{
				...signedEvent(secretOf(changed), newEvent({ status: 'Declined' })),
				body: signedEvent(secretOf(changed), newEvent()).body,
			},
		],
		'a test delivery that somebody else signed': [
			test,
			asTest(signedEvent(FOREIGN_SECRET, newEvent())),
		],
	};
	for (const [name, [one, sent]] of Object.entries(unverified)) {
		await runner.test(`${name} is refused`, async () => {
			// n8n reads the secret now, so it knows.
			assert.deepEqual(await deliver(one.productionUrl, sent), REFUSED);
			assert.equal(await one.executions(), 0);
		});
	}

	await runner.test(
		'n8n asks for a forged one again until it may look for a newer secret',
		async () => {
			const answers = await deliverUntilJudged(foreign.productionUrl, forged);
			assert.deepEqual(answers.pop(), REFUSED);
			assert.deepEqual(
				answers,
				answers.map(() => TRY_AGAIN),
			);
			assert.equal(await foreign.executions(), 0);
		},
	);

	await runner.test('while n8n cannot learn the secret, Didit is asked to come again', async () => {
		const { application, productionUrl } = silent;
		await world.sandbox.control.request('POST', 'faults', {
			kind: 'status',
			api_key: application.api_key,
			path: '/v3/webhook/',
			status: 500,
		});
		const event = newEvent();
		const sent = signedEvent(secretOf(silent), event);
		const [first, ...others] = await deliverUntilJudged(productionUrl, sent);
		assert.deepEqual([first, others.at(-1)], [TRY_AGAIN, TAKEN]);
		assert.deepEqual(eventOf(await silent.runAbout(event.session_id)), event);
		assert.equal(await silent.executions(), 1);
	});
}
