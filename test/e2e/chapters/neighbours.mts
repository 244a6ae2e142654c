import assert from 'node:assert/strict';
import { newEvent } from '../delivery.mts';
import { eventFromDidit, registeredBecomes, registeredUrl, registrations } from '../didit.mts';
import { Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import { needs, type World } from '../world.mts';

const REPLACE = { registeredUrl: 'replace' };

/** Several triggers that one Didit application could feed, of which it feeds one. */
export async function listenerTests(runner: Runner, world: World): Promise<void> {
	await runner.test('of two tests at once, the second waits for the first to end', async () => {
		needs(world, 'separateTests');
		const first = await Receiver.make(world, 'First listener', { options: REPLACE });
		const { application } = first;
		const second = await Receiver.make(world, 'Second listener', { options: REPLACE, application });
		await first.listen();
		await assert.rejects(second.listen(), ({ message }: Error) => {
			assert.ok(message.includes(`Another trigger of this n8n`), message);
			assert.ok(message.includes(named(world, first)), message);
			assert.match(message, /end its test/);
			return true;
		});
		await receives(world, first, 'manual');
		await registeredBecomes(world, application, null);
		await second.listen();
		assert.equal(await registeredUrl(world, application), second.testUrl);
		await second.stopListening();
		await registeredBecomes(world, application, null);
	});

	await runner.test('a copy cannot listen while the original is published', async () => {
		const original = await Receiver.published(world, 'Original', { options: REPLACE });
		const { application, productionUrl } = original;
		const copy = await Receiver.make(world, 'Copy', { options: REPLACE, application });
		await assert.rejects(copy.listen(), ({ message }: Error) =>
			message.includes(named(world, original)),
		);
		assert.equal(await registeredUrl(world, application), productionUrl);
		await receives(world, original);
	});
}

/**
 * Begins what takes n8n about 15 s, its five attempts.
 *
 * @returns the tests of how it ended
 */
export async function startNeighbours(world: World): Promise<(runner: Runner) => Promise<void>> {
	const original = await Receiver.published(world, 'Published first', { options: REPLACE });
	const { application } = original;
	const copy = await Receiver.make(world, 'Published second', { options: REPLACE, application });
	const copied = copy.refusal();

	const twins = await Receiver.make(world, 'Two triggers', { options: REPLACE });
	await twins.addTrigger('Second trigger');
	const paired = twins.refusal();

	const patient = await Receiver.make(world, 'Published while Didit is down');
	const { api_key } = patient.application;
	await world.sandbox.control.request('POST', 'faults', {
		kind: 'status',
		api_key,
		path: '/v3/webhook/',
		status: 500,
		times: null,
	});
	const failed = patient.refusal();

	return async (runner) => {
		await runner.test('a copy is not published beside the original', async () => {
			assert.ok((await copied).includes(named(world, original)), await copied);
			assert.equal((await registrations(world, application)).length, 1);
			await receives(world, original);
		});

		await runner.test('of two triggers in one workflow one is published', async () => {
			assert.match(await paired, /Another trigger of this n8n/);
			needs(world, 'publicationOfEachTrigger');
			const { triggers } = await world.n8n.client.publicationStatus(twins.workflow.id);
			const published = triggers.filter(({ status }) => status === 'activated');
			assert.deepEqual([triggers.length, published.length], [2, 1]);
			const { nodes } = twins.workflow;
			const [winner] = nodes.filter(({ id }) => id === published[0]?.nodeId);
			const url = `${world.n8n.url}/webhook/${String(winner?.webhookId)}/didit`;
			assert.equal(await registeredUrl(world, twins.application), url);
			assert.equal((await registrations(world, twins.application)).length, 1);
		});

		await runner.test('what Didit could not take is published when it is back', async () => {
			assert.match(await failed, /Didit had trouble of its own.*Try again later/);
			await world.sandbox.control.request('DELETE', `faults?api_key=${api_key}`);
			await patient.publish();
			assert.equal(await registeredUrl(world, patient.application), patient.productionUrl);
			await receives(world, patient);
		});
	};
}

/** How a trigger is named to whom it stands in the way, with the way to its workflow. */
function named({ n8n }: World, { workflow: { id, name } }: Receiver): string {
	const link = `${n8n.url}/workflow/${id}`;
	return `"Didit Trigger" in "${name}". Unpublish that workflow or end its test (${link})`;
}

async function receives(world: World, receiver: Receiver, mode?: 'manual'): Promise<void> {
	const event = newEvent();
	await eventFromDidit(world, receiver.application, event);
	await receiver.runAbout(event.session_id, mode);
}
