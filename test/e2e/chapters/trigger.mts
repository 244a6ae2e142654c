import assert from 'node:assert/strict';
import { say } from '../../../scripts/host/print.mts';
import { deliver, newEvent, REFUSED } from '../delivery.mts';
import {
	eventFromDidit,
	registeredBecomes,
	registeredUrl,
	registrations,
	type Registration,
} from '../didit.mts';
import { eventOf, Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import { needs, type World } from '../world.mts';
import { deliveryTests } from './deliveries.mts';
import { listenerTests, startNeighbours } from './neighbours.mts';
import { secretTests } from './secret.mts';

const STRANGER = 'https://shop.example.com/hooks/didit';
const WAREHOUSE = 'https://warehouse.example.com/in';
const REPLACE = { registeredUrl: 'replace' };
const CLEARED = { webhook_url: null };

/** The Didit Trigger from publishing to unpublishing, in tests, and with every kind of delivery. */
export async function triggerChapter(runner: Runner, world: World): Promise<void> {
	// n8n tries for about 15 s before it says that publishing failed; the other tests go on.
	const refusals = await startRefusals(world);
	const neighbours = await startNeighbours(world);
	await registrationTests(runner, world);
	await testingTests(runner, world);
	await listenerTests(runner, world);
	await deliveryTests(runner, world);
	await secretTests(runner, world);
	await neighbours(runner);
	for (const { name, receiver, words, registered, message } of refusals) {
		await runner.test(`publishing fails in words: ${name}`, async () => {
			const text = await message;
			for (const word of words) assert.match(text, word);
			assert.equal(await registeredUrl(world, receiver.application), registered);
			assert.deepEqual(await registrations(world, receiver.application), []);
		});
	}
}

async function startRefusals(world: World) {
	const stranger = await Receiver.make(world, 'Registered elsewhere', {
		settings: { webhook_url: STRANGER },
	});
	const destinations = await Receiver.make(world, 'Has a destination', {
		options: { ...REPLACE, registration: 'applicationUrl' },
		settings: {
			dialect: 'current',
			destinations: [{ label: 'Warehouse', url: WAREHOUSE }],
		},
	});
	const taken = `${world.n8n.url}/webhook/1d2c3b4a-0000-4000-8000-000000000000/didit`;
	const neighbour = await Receiver.make(world, 'Registered by a neighbour', {
		options: REPLACE,
		settings: { webhook_url: taken },
	});
	return [
		{
			name: "a stranger's URL is registered",
			receiver: stranger,
			words: [new RegExp(STRANGER), /another Didit application/, /"Replace It"/],
			registered: STRANGER,
		},
		{
			name: 'a destination is enabled, so Didit would send nothing here',
			receiver: destinations,
			words: [/Warehouse https:\/\/warehouse\.example\.com\/in/, /Disable them/],
			registered: WAREHOUSE,
		},
		{
			name: 'another trigger of this n8n is registered, even with "Replace It"',
			receiver: neighbour,
			words: [new RegExp(taken), /Unpublish its workflow/],
			registered: taken,
		},
	].map((refused) => ({ ...refused, message: refused.receiver.refusal() }));
}

async function registrationTests(runner: Runner, world: World): Promise<void> {
	await runner.test('publishing registers the production URL, unpublishing clears it', async () => {
		const receiver = await Receiver.published(world, 'Published and unpublished');
		const registered = { webhook_url: receiver.productionUrl, webhook_version: 'v3' };
		const changes = async () =>
			(await registrations(world, receiver.application)).map(({ change }) => change);
		assert.deepEqual(await changes(), [registered]);
		await receiver.unpublish();
		assert.deepEqual(await changes(), [registered, CLEARED]);
		assert.equal(await registeredUrl(world, receiver.application), null);
	});

	await runner.test('"Replace It" takes over, and unpublishing puts back', async () => {
		const receiver = await Receiver.published(world, 'Takes over', {
			options: { ...REPLACE, restoreUrl: STRANGER },
			settings: { webhook_url: STRANGER },
		});
		assert.equal(await registeredUrl(world, receiver.application), receiver.productionUrl);
		await receiver.unpublish();
		assert.equal(await registeredUrl(world, receiver.application), STRANGER);
	});

	await runner.test('publishing a change registers anew', async () => {
		const receiver = await Receiver.published(world, 'Published again');
		const gaps: number[] = [];
		for (const events of [['status.updated'], ['data.updated'], ['status.updated']]) {
			const before = (await registrations(world, receiver.application)).length;
			await receiver.change({ events });
			await receiver.publish();
			assert.equal(await registeredUrl(world, receiver.application), receiver.productionUrl);
			const made = (await registrations(world, receiver.application)).slice(before);
			assert.deepEqual(
				made.map(({ change }) => change),
				[CLEARED, { webhook_url: receiver.productionUrl, webhook_version: 'v3' }],
			);
			const [cleared, registered] = made as [Registration, Registration];
			gaps.push(registered.at - cleared.at);
		}
		say(`    Didit had no URL for ${gaps.join(', ')} ms`);
	});

	await runner.test('a trigger with a new name registers the same URL anew', async () => {
		const receiver = await Receiver.published(world, 'Renamed');
		await receiver.rename('On verified');
		await receiver.publish();
		assert.deepEqual(
			(await registrations(world, receiver.application)).slice(1).map(({ change }) => change),
			[CLEARED, { webhook_url: receiver.productionUrl, webhook_version: 'v3' }],
		);
		const { session_id: session, ...event } = newEvent();
		await eventFromDidit(world, receiver.application, { ...event, session_id: session });
		await receiver.runAbout(session);
	});

	await runner.test(
		'a trigger with another credential moves to the other application',
		async () => {
			const receiver = await Receiver.published(world, 'Moved');
			const next = await world.sandbox.control.createApplication({ name: 'Moved to' });
			await receiver.useApplication(next);
			await receiver.publish();
			assert.equal(await registeredUrl(world, receiver.application), null);
			assert.equal(await registeredUrl(world, next), receiver.productionUrl);
		},
	);
}

async function testingTests(runner: Runner, world: World): Promise<void> {
	const receives = async (receiver: Receiver, mode?: 'manual'): Promise<void> => {
		const event = newEvent();
		await eventFromDidit(world, receiver.application, event);
		assert.deepEqual(eventOf(await receiver.runAbout(event.session_id, mode)), event);
	};

	await runner.test('a test is refused in words while production listens', async () => {
		const receiver = await Receiver.published(world, 'Tested with Stop');
		const before = (await registrations(world, receiver.application)).length;
		await assert.rejects(receiver.listen(), ({ message }: Error) => {
			assert.ok(message.includes(` receives its events, at ${receiver.productionUrl}. `));
			assert.match(message, /use the credential of another Didit application/);
			return true;
		});
		assert.equal((await registrations(world, receiver.application)).length, before);
		await receives(receiver);
	});

	const replacing = await Receiver.published(world, 'Tested with Replace It', { options: REPLACE });
	const { application, productionUrl, testUrl } = replacing;
	const testListens = async (): Promise<void> => {
		await replacing.listen();
		const url = new URL(String(await registeredUrl(world, application)));
		assert.equal(`${url.origin}${url.pathname}`, testUrl);
	};

	await runner.test('with "Replace It" a test receives, then production again', async () => {
		await testListens();
		// What is refused does not end the test.
		assert.deepEqual(await deliver(testUrl, { headers: {}, body: '' }), REFUSED);
		await receives(replacing, 'manual');
		await registeredBecomes(world, application, productionUrl);
		await receives(replacing);
	});

	await runner.test('a test that is cancelled gives production its URL back', async () => {
		await testListens();
		await replacing.stopListening();
		await registeredBecomes(world, application, productionUrl);
		await receives(replacing);
	});

	await runner.test('a test on an application of its own never meets production', async () => {
		needs(world, 'drafts');
		const receiver = await Receiver.published(world, 'Tested beside production');
		const production = receiver.application;
		const before = await registrations(world, production);
		const own = await world.sandbox.control.createApplication({ name: 'For tests' });
		await receiver.useApplication(own);
		await receiver.listen();
		assert.equal(await registeredUrl(world, own), receiver.testUrl);
		await receives(receiver);
		const event = newEvent();
		await eventFromDidit(world, own, event);
		assert.deepEqual(eventOf(await receiver.runAbout(event.session_id, 'manual')), event);
		await registeredBecomes(world, own, null);
		assert.deepEqual(await registrations(world, production), before);
		assert.equal(await registeredUrl(world, production), receiver.productionUrl);
	});
}
