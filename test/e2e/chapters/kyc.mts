import assert from 'node:assert/strict';
import { send } from '../../../scripts/host/http.mts';
import { failureOf, itemsOf, nodesRun } from '../../../scripts/host/executions.mts';
import type { SandboxDelivery } from '../../../scripts/host/sandboxControl.mts';
import type { Execution, Json, Workflow } from '../../../scripts/host/types.mts';
import type { Delivery } from '../delivery.mts';
import { deliver, deliverUntilJudged } from '../delivery.mts';
import { decisionOf, registeredUrl } from '../didit.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const TRIGGER = 'When a status changes';

/** The main example from its trigger to the decision. */
export async function kycChapter(runner: Runner, world: World): Promise<void> {
	const { n8n, sandbox, examples } = world;
	const { client } = n8n;
	const { control } = sandbox;

	const workflow: Workflow = await examples.import('full-kyc-onboarding');
	const application = await examples.applicationOf(workflow, TRIGGER);

	const newSession = async (): Promise<{ id: string; run: Execution }> => {
		const run = await client.runToEnd(workflow.id, 'Start by hand');
		assert.equal(run.status, 'success', failureOf(run));
		return { id: String(itemsOf(run, 'Create session')[0]?.json.session_id), run };
	};
	/** Brings a session to its end and waits for the run that this starts. */
	const finish = async (id: string, status: string): Promise<Execution> => {
		await control.setOutcome(id, status);
		return client.executionWhere(workflow.id, (execution) => isAbout(execution, id, status));
	};
	const runsAbout = async (id: string): Promise<number> => {
		const executions = await client.listExecutions({ workflowId: workflow.id });
		const whole = await Promise.all(
			executions.map((execution) => client.getExecution(execution.id)),
		);
		return whole.filter((execution) =>
			itemsOf(execution, 'Summary').some(({ json }) => json.session_id === id),
		).length;
	};

	await runner.test('publishing registers the address of the trigger with Didit', async () => {
		await client.publish(workflow.id);
		assert.match(
			String(await registeredUrl(world, application)),
			new RegExp(`^${n8n.url}/webhook/[\\w-]+`),
		);
	});

	let session = '';
	await runner.test('the part that is started by hand makes a link', async () => {
		const { id, run } = await newSession();
		session = id;
		const [{ json } = { json: {} }] = itemsOf(run, 'Link to send');
		assert.equal(json.session_id, session);
		assert.equal(json.vendor_data, 'user-123');
		assert.equal((await send(String(json.link), {}, 10_000)).status, 200);
	});

	let delivery: SandboxDelivery | undefined;
	await runner.test(
		'an approval arrives signed, and the decision comes out at the end',
		async () => {
			const execution = await finish(session, 'Approved');
			assert.equal(execution.status, 'success', failureOf(execution));
			delivery = await deliveryAbout(world, session);
			assert.equal(delivery.status, 200);
			assert.ok(Object.keys(delivery.headers).some((name) => /^x-signature-v2$/i.test(name)));
			assert.equal(nodesRun(execution).at(-1), 'Let the person in');
			const [{ json } = { json: {} }] = itemsOf(execution, 'Let the person in');
			const decision = await decisionOf(world, application.api_key, session);
			const [document] = decision.id_verifications as Json[];
			assert.deepEqual(
				[json.session_id, json.status, json.vendor_data, json.full_name, json.date_of_birth],
				[session, 'Approved', 'user-123', document?.full_name, document?.date_of_birth],
			);
			assert.deepEqual(
				[json.id_check, json.liveness_check, json.face_match, json.warnings],
				['Approved', 'Approved', 'Approved', ''],
			);
		},
	);

	for (const [status, end] of [
		['Declined', 'Turn the person away'],
		['In Review', 'Ask a colleague'],
	] as const) {
		await runner.test(`"${status}" goes its own way, with the warnings`, async () => {
			const { id } = await newSession();
			const execution = await finish(id, status);
			assert.equal(execution.status, 'success', failureOf(execution));
			assert.equal(nodesRun(execution).at(-1), end);
			assert.match(String(itemsOf(execution, end)[0]?.json.warnings), /^[A-Z_]+$/);
		});
	}

	await runner.test('a forged delivery is answered with 401 and runs nothing', async () => {
		const { id } = await newSession();
		assert.ok(delivery);
		const forged = delivery.body.replaceAll(session, id);
		const before = (await client.listExecutions({ workflowId: workflow.id })).length;
		const answers = await deliverUntilJudged(delivery.url, { ...again(delivery), body: forged });
		assert.equal(answers.at(-1)?.status, 401);
		assert.equal((await client.listExecutions({ workflowId: workflow.id })).length, before);
		// The real event comes through after it, and stays the only one about this session.
		await finish(id, 'Approved');
		assert.equal(await runsAbout(id), 1);
	});

	await runner.test('the same delivery again is taken and runs nothing twice', async () => {
		assert.ok(delivery);
		assert.equal((await deliver(delivery.url, again(delivery))).status, 200);
		const { id } = await newSession();
		await finish(id, 'Approved');
		assert.equal(await runsAbout(session), 1);
	});

	await runner.test('taking it out of use clears the address at Didit', async () => {
		await client.unpublish(workflow.id);
		assert.equal(await registeredUrl(world, application), null);
	});
}

const isAbout = (execution: Execution, id: string, status: string): boolean =>
	itemsOf(execution, TRIGGER).some(({ json }) => json.session_id === id && json.status === status);

async function deliveryAbout({ sandbox }: World, id: string): Promise<SandboxDelivery> {
	const { deliveries } = await sandbox.control.book();
	const found = deliveries.find(({ body }) => (JSON.parse(body) as Json).session_id === id);
	assert.ok(found, `The sandbox delivered nothing about ${id}`);
	return found;
}

/** A delivery of the sandbox's book, to send once more. */
function again({ headers, body }: SandboxDelivery): Delivery {
	const kept = Object.entries(headers).filter(([name]) => /^(x-|content-type)/i.test(name));
	return { headers: Object.fromEntries(kept), body };
}
