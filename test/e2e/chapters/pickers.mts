import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Json, Workflow } from '../../../scripts/host/types.mts';
import { withBrowser } from '../browser/withBrowser.mts';
import { Editor } from '../browser/editor.mts';
import { Picker } from '../browser/picker.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const ACTION = { type: 'n8n-nodes-didit.didit', typeVersion: 1 };
const TRIGGER = { type: 'n8n-nodes-didit.diditTrigger', typeVersion: 2 };

const ACCOUNT = { email: 'picker@example.com', password: 'Right-Passw0rd' };

/** Things are picked from lists, in a browser: what the lists show, and what they say instead. */
export async function pickersChapter(runner: Runner, world: World): Promise<void> {
	await withBrowser(runner, async (browser) => await inBrowser(browser, runner, world));
}

async function inBrowser(browser: Browser, runner: Runner, world: World): Promise<void> {
	const { n8n, sandbox } = world;
	const { control } = sandbox;
	const editor = await Editor.open(browser, n8n);
	const application = await control.createApplication({ name: 'Pickers' });
	const key = await apiKey(world, application.api_key, 'Key of Pickers');

	/** Opens a new workflow with one node in it and gives the field that picks. */
	const pickerOf = async (
		parameter: string,
		parameters: Json,
		credentials?: Json,
	): Promise<Picker> => {
		const { id } = await n8n.client.createWorkflow(workflowWith(parameters, credentials));
		await editor.openWorkflow(id);
		await editor.openNode('Didit');
		return new Picker(editor, parameter);
	};
	const getDecision = { resource: 'session', operation: 'getDecision' };
	const createSession = { resource: 'session', operation: 'create' };
	const getCredentials = { resource: 'account', operation: 'getCredentials' };

	await runner.test('a workflow is chosen by its name, and its ID is what is kept', async () => {
		const workflow = await pickerOf('workflowId', createSession, key);
		await workflow.open();
		await editor.picture('picker-workflows');
		assert.deepEqual(await workflow.names(), ['KYC · KYC · default']);
		await workflow.take('KYC');
		assert.equal(await workflow.input.inputValue(), 'KYC · KYC · default');
		await workflow.mode('By ID');
		assert.equal(await workflow.input.inputValue(), application.default_workflow_id);
	});

	await control.request('POST', 'sessions', {
		api_key: application.api_key,
		count: 60,
		vendor_data_prefix: 'customer-',
	});

	await runner.test(
		'sessions come in parts as the list is scrolled, and are searched',
		async () => {
			const session = await pickerOf('sessionId', getDecision, key);
			await session.open();
			await editor.picture('picker-sessions');
			assert.match((await session.names())[0] ?? '', /^#60 · customer-\d+ · Not Started · \d{4}-/);
			// n8n may have asked for the second part by now.
			await session.items.nth(49).scrollIntoViewIfNeeded();
			await session.items.nth(59).waitFor();
			await session.search('#7 ', /^#7 /);
			await editor.picture('picker-sessions-searched');
			await session.take('#7 ');
			assert.match(await session.input.inputValue(), /^#7 · customer-/);
		},
	);

	await runner.test('an ID and an address are checked as they are entered', async () => {
		const session = await pickerOf('sessionId', getDecision, key);
		await session.mode('By ID');
		await session.input.fill('1234');
		await session.input.blur();
		await session.issues.waitFor();
		await editor.picture('picker-id-checked');
		await session.mode('By URL');
		await session.input.fill('https://verify.didit.me/session/abcdef123456');
		await session.input.blur();
		await session.issues.waitFor({ state: 'hidden' });
		await editor.picture('picker-url');
	});

	await runner.test("the trigger's filter offers the workflows by name", async () => {
		const trigger = workflowWith({ filters: { workflowIds: [] } }, key, TRIGGER);
		const { id } = await n8n.client.createWorkflow(trigger);
		await editor.openWorkflow(id);
		await editor.openNode('Didit');
		// Until n8n has loaded the list it does not open.
		const field = editor.page.getByTestId('parameter-input-workflowIds');
		await field.locator('input:enabled').first().waitFor({ state: 'attached' });
		const names = await editor.choicesOf('workflowIds');
		await editor.picture('picker-trigger-workflows');
		assert.deepEqual(names, ['KYC · KYC · default']);
		await editor.take();
	});

	await runner.test('without a credential n8n offers to add one', async () => {
		await editor.hideCredentials();
		const workflow = await pickerOf('workflowId', createSession);
		await workflow.open();
		await editor.picture('picker-no-credential');
		assert.match(await workflow.trouble.innerText(), /Add your credential/);
		await editor.showCredentials();
	});

	await runner.test('with a wrong key the list says so and what to do', async () => {
		const wrong = await apiKey(world, 'wrong-key-1234567890', 'Wrong key');
		const workflow = await pickerOf('workflowId', createSession, wrong);
		await workflow.open();
		await editor.picture('picker-wrong-key');
		const words = await workflow.trouble.innerText();
		assert.match(words, /401/);
		assert.match(words, /Check the API key in the Didit credential/);
		assert.match(words, /Check your credential/);
		assert.doesNotMatch(words, /1234567890/);
	});

	await runner.test('with nothing to choose from the list says what to do', async () => {
		const empty = await control.createApplication({ name: 'Empty' });
		const questionnaire = await pickerOf(
			'questionnaireId',
			{ resource: 'questionnaire', operation: 'get' },
			await apiKey(world, empty.api_key, 'Key of Empty'),
		);
		await questionnaire.open();
		await editor.picture('picker-nothing');
		const [line = ''] = await questionnaire.names();
		assert.match(line, /^None yet: make one with Create/);
		await questionnaire.take(line);
		assert.equal(await questionnaire.input.inputValue(), '');
	});

	await runner.test('an application is chosen after its organization', async () => {
		await control.createAccount(ACCOUNT);
		const data = { ...ACCOUNT, baseUrl: `${sandbox.url}/auth/v2` };
		const credential = { name: 'Account of Pickers', type: 'diditAccountApi', data };
		const { id, name } = await n8n.client.createCredential(credential);
		const reference = { diditAccountApi: { id, name } };
		const application = await pickerOf('applicationId', getCredentials, reference);
		await application.open();
		assert.deepEqual(await application.names(), ['Choose the organization first']);
		await application.close();
		const organization = new Picker(editor, 'organizationId');
		await organization.open();
		await organization.take(ACCOUNT.email);
		await application.open();
		await editor.picture('picker-applications');
		assert.match((await application.names()).join(), /^My first application · \w+$/);
	});

	await runner.test('without an account credential the list says which one is needed', async () => {
		await editor.hideCredentials();
		const organization = await pickerOf('organizationId', getCredentials);
		await organization.open();
		await editor.picture('picker-no-account');
		assert.match(await organization.trouble.innerText(), /needs a Didit account credential/);
		assert.match(await organization.trouble.innerText(), /of type "Didit Account API"/);
		await editor.showCredentials();
	});

	await runner.test('the editor threw no errors', () => {
		assert.deepEqual(editor.errors, []);
	});
}

async function apiKey({ n8n, sandbox }: World, key: string, name: string): Promise<Json> {
	const data = { apiKey: key, baseUrl: `${sandbox.url}/v3` };
	const { id } = await n8n.client.createCredential({ name, type: 'diditApi', data });
	return { diditApi: { id, name } };
}

function workflowWith(
	parameters: Json,
	credentials?: Json,
	type = ACTION,
): Pick<Workflow, 'name' | 'nodes' | 'connections'> {
	const node = {
		id: '1',
		name: 'Didit',
		...type,
		position: [0, 0],
		parameters,
		...(credentials && { credentials: credentials as Workflow['nodes'][number]['credentials'] }),
	};
	return { name: 'Picking', nodes: [node], connections: {} };
}
