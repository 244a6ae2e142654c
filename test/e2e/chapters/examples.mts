import assert from 'node:assert/strict';
import { failureOf, itemsOf, nodesRun } from '../../../scripts/host/executions.mts';
import type { Execution, Item, Json } from '../../../scripts/host/types.mts';
import { readDidit } from '../didit.mts';
import { nodeOf } from '../examples.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** The examples that are started by hand do what their notes say. */
export async function examplesChapter(runner: Runner, world: World): Promise<void> {
	const { n8n, sandbox, examples } = world;
	const { client } = n8n;
	const { control } = sandbox;

	const runByHand = async (id: string, start = 'Start by hand'): Promise<Execution> => {
		const execution = await client.runToEnd(id, start);
		assert.equal(execution.status, 'success', failureOf(execution));
		return execution;
	};

	await runner.test('Manage workflows lists, creates, reads, changes and deletes', async () => {
		const workflow = await examples.import('manage-workflows');
		const act = async (action: string, values: Json = {}): Promise<Item[]> => {
			await examples.fillIn(workflow, 'What to do', { action, ...values });
			const execution = await runByHand(workflow.id);
			return itemsOf(execution, nodesRun(execution).at(-1) ?? '');
		};
		const list = async (): Promise<unknown[]> =>
			(await act('list')).map(({ json }) => json.workflow_label);

		assert.deepEqual(await list(), ['KYC']);
		const [created] = await act('create', { label: 'Second' });
		const id = created?.json.uuid;
		assert.deepEqual(await list(), ['KYC', 'Second']);
		const [before] = await act('get', { workflow_id: id });
		assert.deepEqual(
			[
				before?.json.is_liveness_enabled,
				before?.json.is_face_match_enabled,
				before?.json.is_aml_enabled,
			],
			[true, true, false],
		);
		await act('update', { workflow_id: id });
		const [after] = await act('get', { workflow_id: id });
		assert.deepEqual([after?.json.is_aml_enabled, after?.json.max_retry_attempts], [true, 5]);
		assert.equal((await act('delete', { workflow_id: id }))[0]?.json.deleted, true);
		assert.deepEqual(await list(), ['KYC']);
	});

	await runner.test('Questionnaire and workflow ends with the link and the IDs', async () => {
		const workflow = await examples.import('questionnaire-and-workflow');
		const execution = await runByHand(workflow.id);
		const [questionnaire] = itemsOf(execution, 'Create questionnaire');
		const { api_key: key } = await examples.applicationOf(workflow, 'Create questionnaire');
		const path = `questionnaires/${String(questionnaire?.json.uuid)}/`;
		const elements = (await readDidit(world, key, path)).form_elements as Json[];
		assert.deepEqual(
			elements.map((element) => element.element_type),
			// One of several answers: today's Didit calls that a single choice.
			['short_text', world.dialect === 'spec' ? 'multiple_choice' : 'single_choice', 'long_text'],
		);
		assert.deepEqual(elements[0]?.label, { en: 'What is your occupation?' });
		assert.equal((elements[1]?.options as Json[]).length, 4);
		const [{ json } = { json: {} as Json }] = itemsOf(execution, 'Link and IDs');
		assert.ok(String(json.link).startsWith(sandbox.url));
		assert.equal(json.questionnaire_id, questionnaire?.json.uuid);
		assert.equal(json.workflow_id, itemsOf(execution, 'Create workflow')[0]?.json.uuid);
	});

	await runner.test('Balance check makes a session, or a link to pay', async () => {
		const workflow = await examples.import('balance-check-before-session');
		const { uuid, default_workflow_id: workflowId } = await examples.applicationOf(
			workflow,
			'Get balance',
		);
		await examples.fillIn(workflow, 'Whom to verify', { workflow_id: workflowId });

		const enough = await runByHand(workflow.id);
		assert.equal(nodesRun(enough).at(-1), 'Link to send');
		await control.request('PATCH', `applications/${uuid}`, { balance: 5 });
		const tooFew = await runByHand(workflow.id);
		assert.equal(nodesRun(tooFew).at(-1), 'Payment link');
		const [{ json } = { json: {} as Json }] = itemsOf(tooFew, 'Payment link');
		assert.ok(String(json.payment_link).startsWith(`${sandbox.url}/checkout/`));
		assert.equal(json.balance, 5);
		await control.request('PATCH', `applications/${uuid}`, { balance: 1000 });
	});

	await runner.test('B2B sharing keeps the status that company A gave', async () => {
		const workflow = await examples.import('b2b-sharing');
		const a = await examples.applicationOf(workflow, 'Share session');
		const b = await examples.applicationOf(workflow, 'Import shared session');
		assert.notEqual(a.uuid, b.uuid);
		const [shared] = await control.request<Json[]>('POST', 'sessions', {
			api_key: a.api_key,
			count: 1,
			status: 'Approved',
		});
		await examples.fillIn(workflow, 'What is shared', {
			session_id_of_a: shared?.session_id,
			application_id_of_b: b.uuid,
			workflow_id_of_b: b.default_workflow_id,
		});
		const [{ json } = { json: {} as Json }] = itemsOf(await runByHand(workflow.id), 'Session at B');
		assert.deepEqual([json.status, json.vendor_data], ['Approved', 'partner-user-123']);
		assert.notEqual(json.session_id, shared?.session_id);
	});

	await runner.test('Set up an account reads the key of an account that exists', async () => {
		const workflow = await examples.import('set-up-an-account');
		const mine = examples.accountApplication;
		nodeOf(workflow, 'Get credentials').parameters.applicationId = {
			__rl: true,
			mode: 'id',
			value: mine?.uuid,
		};
		await examples.save(workflow);
		const [{ json } = { json: {} as Json }] = itemsOf(await runByHand(workflow.id), 'API key');
		assert.deepEqual([json.api_key, json.client_id], [mine?.api_key, mine?.client_id]);
	});
}
