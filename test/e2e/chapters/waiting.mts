import assert from 'node:assert/strict';
import { join } from 'node:path';
import { failureOf, itemsOf, nodesRun } from '../../../scripts/host/executions.mts';
import { startN8n } from '../../../scripts/host/n8n.mts';
import { freePorts } from '../../../scripts/host/ports.mts';
import type { Execution, Json } from '../../../scripts/host/types.mts';
import { decisionOf } from '../didit.mts';
import { person } from '../person.mts';
import type { Runner } from '../runner.mts';
import { DIDIT, NEXT, Waiter } from '../waiter.mts';
import type { World } from '../world.mts';
import { waitingForSeveral } from './waitingForSeveral.mts';
import { waitingInBrowser } from './waitingInBrowser.mts';

/** A workflow that waits until a person has been verified. */
export async function waitingChapter(runner: Runner, world: World): Promise<void> {
	await visits(runner, world);
	await waitingForSeveral(runner, world);
	await waitingInBrowser(runner, world);
	await restart(runner, world);
}

async function visits(runner: Runner, world: World): Promise<void> {
	const { client } = world.n8n;
	const waiter = await Waiter.published(world, 'Waiting');
	const stillWaits = async ({ id }: Execution): Promise<void> => {
		assert.equal((await client.getExecution(id)).status, 'waiting');
	};

	await runner.test('a person is approved, comes back, and the workflow goes on', async () => {
		const { session, execution } = await waiter.call('ana');
		assert.deepEqual([session.status, session.vendor_data], ['Not Started', 'ana']);
		assert.deepEqual(nodesRun(execution), ['Call', DIDIT]);
		const callback = await person.verify(String(session.url), 'Approved');
		assert.match(callback, /[?&]verificationSessionId=[\w-]+&status=Approved$/);
		const page = await person.open(callback);
		assert.equal(page.status, 200);
		assert.match(page.text, /You can close this page/);
		const id = String(session.session_id);
		await goesOnWith(await client.executionEnded(execution.id), world, waiter.apiKey, id);
	});

	await runner.test('who comes too early is told so, and the workflow waits on', async () => {
		const { session, execution } = await waiter.call('ben');
		const link = String(session.url);
		const early = String(session.callback);
		const before = await person.open(early);
		assert.equal(before.status, 200);
		assert.match(before.text, /Not finished yet/);
		await person.open(link);
		assert.match((await person.open(early)).text, /Not finished yet/);
		await stillWaits(execution);
		await person.open(await person.verify(link, 'Declined'));
		const ended = await client.executionEnded(execution.id);
		assert.equal(itemsOf(ended, NEXT)[0]?.json.status, 'Declined');
	});

	await runner.test('a forged query changes nothing, a forged token opens nothing', async () => {
		const { session, execution } = await waiter.call('eve');
		const callback = String(session.callback);
		const query = `verificationSessionId=${String(session.session_id)}&status=Approved`;
		const forged = `${callback}${callback.includes('?') ? '&' : '?'}${query}`;
		assert.match((await person.open(forged)).text, /Not finished yet/);
		if (!world.host.release.lacks.includes('resumeTokens')) {
			const guessed = callback.replace(/signature=[^/]+/, `signature=${'0'.repeat(64)}`);
			assert.equal((await person.open(guessed)).status, 401);
		}
		await stillWaits(execution);

		// The session ends otherwise than the query says.
		await world.sandbox.control.setOutcome(String(session.session_id), 'In Review');
		await person.open(forged);
		const ended = await client.executionEnded(execution.id);
		assert.equal(itemsOf(ended, NEXT)[0]?.json.status, 'In Review');
	});

	await runner.test('a second visit runs nothing again', async () => {
		const before = await waiter.created();
		const { session, execution } = await waiter.call('zoe');
		const callback = await person.verify(String(session.url), 'Approved');
		const pages = await Promise.all([person.open(callback), person.open(callback)]);
		assert.ok(pages.some(({ text }) => text.includes('You can close this page')));
		const ended = await client.executionEnded(execution.id);
		assert.equal(ended.status, 'success', failureOf(ended));
		assert.equal(ended.data.resultData.runData[NEXT]?.length, 1);
		assert.equal((await person.open(callback)).status, 409);
		assert.equal(await waiter.created(), before + 1);
	});

	await runner.test('Didit mails the link where that is chosen', async () => {
		const email = 'mia@example.com';
		const mailing = await Waiter.published(world, 'Waiting, mailed', {
			linkDelivery: 'email',
			email,
		});
		const { execution } = await mailing.call('mia');
		const mails = await world.sandbox.control.request<Json[]>('GET', `outbox?to=${email}`);
		const [link = ''] = /http\S+/.exec(String(mails[0]?.text)) ?? [];
		await person.open(await person.verify(link, 'Approved'));
		const ended = await client.executionEnded(execution.id);
		assert.equal(itemsOf(ended, NEXT)[0]?.json.vendor_data, 'mia');
	});
}

/** An n8n of its own, which ends while executions wait, and is started again. */
async function restart(runner: Runner, world: World): Promise<void> {
	const { host, packageTarball, folder, sandbox } = world;
	const userFolder = join(folder, 'n8n-waiting');
	const [port] = (await freePorts(1)) as [number];
	let n8n = await startN8n({ host, userFolder, packageTarball, port });
	try {
		const patient = await Waiter.published({ n8n, sandbox }, 'Patient');
		const impatient = await Waiter.published({ n8n, sandbox }, 'Impatient', {
			waitAmount: 0.01,
			waitUnit: 'minutes',
		});
		const waiting = await patient.call('ana');
		const limited = await impatient.call('ben');
		await n8n.stop();
		n8n = await startN8n({ host, userFolder, port });

		await runner.test(
			'after a restart the person comes back and the workflow goes on',
			async () => {
				const { url, session_id: id } = waiting.session;
				await person.open(await person.verify(String(url), 'Approved'));
				const ended = await n8n.client.executionEnded(waiting.execution.id);
				await goesOnWith(ended, world, patient.apiKey, String(id));
				assert.equal(await patient.created(), 1);
			},
		);

		await runner.test('after the time limit it goes on, and says that it timed out', async () => {
			const ended = await n8n.client.executionEnded(limited.execution.id);
			assert.equal(ended.status, 'success', failureOf(ended));
			const { session } = limited;
			const [{ json } = { json: {} as Json }] = itemsOf(ended, NEXT);
			assert.deepEqual(
				[json.timed_out, json.session_id, json.session_url, json.vendor_data, json.status],
				[true, session.session_id, session.url, 'ben', undefined],
			);
			assert.equal(await impatient.created(), 1);
		});
	} finally {
		await n8n.stop();
	}
}

async function goesOnWith(
	execution: Execution,
	world: World,
	apiKey: string,
	sessionId: string,
): Promise<void> {
	assert.equal(execution.status, 'success', failureOf(execution));
	assert.equal(nodesRun(execution).at(-1), NEXT);
	const { id_verifications: documents } = await decisionOf(world, apiKey, sessionId);
	const [{ json } = { json: {} as Json }] = itemsOf(execution, NEXT);
	assert.deepEqual([json.session_id, json.status, json.timed_out], [sessionId, 'Approved', false]);
	assert.deepEqual((json.person as Json).full_name, (documents as Json[])[0]?.full_name);
}
