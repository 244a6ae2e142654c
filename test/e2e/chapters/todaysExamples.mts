import assert from 'node:assert/strict';
import { failureOf, itemsOf, nodesRun } from '../../../scripts/host/executions.mts';
import type { Execution, Json, Workflow } from '../../../scripts/host/types.mts';
import { readDidit } from '../didit.mts';
import { DownReceiver } from '../downReceiver.mts';
import { nodeOf } from '../examples.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const START = 'Start by hand';

/** Examples of what only today's Didit has, started by hand. */
export async function todaysExamplesChapter(runner: Runner, world: World): Promise<void> {
	await runner.test('AML screening reports who is screened and who is not', () =>
		screensList(world),
	);
	await runner.test('Company check makes a session for each owner', () => checksCompany(world));
	await runner.test('Transaction screening lets go, holds and releases', () =>
		screensPayments(world),
	);
	await runner.test('Catch up resends what failed, and handles what fails again', () =>
		catchesUp(world),
	);
	await runner.test('Nightly import tells of the rows that were left out', () => imports(world));
}

async function run({ n8n }: World, { id }: Workflow): Promise<Execution> {
	const execution = await n8n.client.runToEnd(id, START);
	assert.equal(execution.status, 'success', failureOf(execution));
	return execution;
}

async function screensList(world: World): Promise<void> {
	const workflow = await world.examples.import('aml-screening-of-a-list');
	const execution = await run(world, workflow);
	assert.deepEqual(
		itemsOf(execution, 'All rows').map(({ json }) => [json.id, json.result]),
		[
			['1', 'Approved'],
			['3', 'In Review'],
			['2', 'Not screened'],
		],
	);
	assert.equal(nodesRun(execution).at(-1), 'Report');
}

async function checksCompany(world: World): Promise<void> {
	const { examples, sandbox } = world;
	const workflow = await examples.import('company-check');
	const { api_key: key } = await examples.choose(workflow, 'Create session');
	const execution = await run(world, workflow);
	const [company] = itemsOf(execution, 'Select');
	const owners = itemsOf(execution, 'One item per owner');
	const links = itemsOf(execution, 'Links to send');
	assert.ok(owners.length > 0);
	assert.deepEqual(
		links.map(({ json }) => json.owner),
		owners.map(({ json }) => json.name),
	);
	for (const { json } of links) {
		assert.ok(String(json.link).startsWith(sandbox.url));
		const session = await readDidit(world, key, `session/${String(json.session_id)}/decision/`);
		const { company_name: name } = company?.json.kyb_registry as Json;
		assert.deepEqual(session.metadata, { company: name, owner: json.owner });
	}
}

async function screensPayments(world: World): Promise<void> {
	const { n8n, sandbox, examples } = world;
	const workflow = await examples.import('transaction-screening');
	const { api_key: key } = await examples.applicationOf(workflow, 'Screen the payment');
	assert.equal(nodesRun(await run(world, workflow)).at(-1), 'Make the payment');

	await examples.fillIn(workflow, 'Payment', { amount: 25_000 });
	await n8n.client.publish(workflow.id);
	for (const [status, step] of [
		['APPROVED', 'Release the payment'],
		['DECLINED', 'Give the money back'],
	] as const) {
		const held = await run(world, workflow);
		assert.equal(nodesRun(held).at(-1), 'Hold the payment');
		const id = itemsOf(held, 'Screen the payment')[0]?.json.uuid;
		await sandbox.control.request('POST', `transactions/${String(id)}/status`, {
			api_key: key,
			status,
		});
		const decided = await n8n.client.executionWhere(workflow.id, (one) =>
			itemsOf(one, 'A transaction is decided').some(({ json }) => json.transaction_id === id),
		);
		assert.equal(nodesRun(decided).at(-1), step);
	}
}

async function catchesUp(world: World): Promise<void> {
	const { sandbox, examples } = world;
	const workflow = await examples.import('catch-up-after-downtime');
	const { api_key: key } = await examples.applicationOf(workflow, 'Resend failed');
	const receiver = await DownReceiver.listen();
	try {
		const destination = await receiver.register(sandbox.url, key);
		nodeOf(workflow, 'Resend failed').parameters.destinationId = {
			__rl: true,
			mode: 'id',
			value: destination,
		};
		await examples.save(workflow);
		const [session] = await sandbox.control.request<Json[]>('POST', 'sessions', {
			api_key: key,
			count: 1,
		});
		const id = String(session?.session_id);
		await sandbox.control.setOutcome(id, 'Approved');

		const stillDown = await run(world, workflow);
		assert.equal(nodesRun(stillDown).at(-1), 'Go on as after an event');
		assert.equal(itemsOf(stillDown, 'Get decision')[0]?.json.session_id, id);

		receiver.status = 200;
		const up = await run(world, workflow);
		assert.deepEqual(
			itemsOf(up, 'Resend failed').map(({ json }) => [json.outcome, json.session_id]),
			[['resent', id]],
		);
		const after = await run(world, workflow);
		assert.equal(itemsOf(after, 'Resend failed')[0]?.json.outcome, 'already delivered');
		assert.equal(nodesRun(after).at(-1), 'Nothing left to do');
	} finally {
		receiver.close();
	}
}

async function imports(world: World): Promise<void> {
	const { slack, examples } = world;
	const workflow = await examples.import('nightly-import');
	const application = await examples.applicationOf(workflow, 'Start the import');
	const start = nodeOf(workflow, 'Start the import');
	(start.parameters.additionalFields as Json).workflowId = {
		__rl: true,
		mode: 'id',
		value: application.default_workflow_id,
	};
	nodeOf(workflow, 'A minute later').parameters = { amount: 1, unit: 'seconds' };
	await examples.save(workflow);
	const execution = await run(world, workflow);
	assert.equal(nodesRun(execution).at(-1), 'Tell the team');
	const [{ body } = { body: {} as Json }] = slack.calls.splice(0);
	const text = String(body.text);
	assert.match(text, /^\*The nightly import is COMPLETED:\* 1 of 2 rows are in\.$/m);
	assert.match(text, /^Row 2: status\b/m);
	assert.doesNotMatch(text, /Doe/);
}
