import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import type { SandboxApplication } from '../../../scripts/host/sandboxControl.mts';
import type { Json, Workflow } from '../../../scripts/host/types.mts';
import { withBrowser } from '../browser/withBrowser.mts';
import { Editor } from '../browser/editor.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** The fields of a simplified decision, with those inside them. */
const DECISION: Record<string, string[]> = {
	session_id: [],
	status: [],
	vendor_data: [],
	person: ['full_name', 'date_of_birth', 'nationality'],
	document: ['type', 'number', 'country'],
	company: ['name', 'registration_number', 'country'],
	results: ['face_match_score', 'liveness_score', 'aml_hits'],
	warnings: [],
	metadata: ['plan'],
	workflow_id: [],
};
const FIELDS = Object.keys(DECISION).sort();

/** What comes out of the node, as the editor shows it: before the first run, simplified, whole. */
export async function answersChapter(runner: Runner, world: World): Promise<void> {
	await withBrowser(runner, async (browser) => await inBrowser(browser, runner, world));
}

async function inBrowser(browser: Browser, runner: Runner, world: World): Promise<void> {
	const { n8n, sandbox } = world;
	const { control } = sandbox;
	const editor = await Editor.open(browser, n8n);
	const { page } = editor;
	const application = await control.createApplication({ name: 'Answers' });
	const { id } = await n8n.client.createWorkflow(await decisionWorkflow(world, application));

	const output = page.getByTestId('output-panel');
	const columns = output.locator('th');
	const execute = async (shows: string): Promise<void> => {
		await page.getByTestId('node-execute-button').click();
		await columns.filter({ hasText: shows }).first().waitFor();
	};

	await runner.test('the next node shows the fields before the first run', async () => {
		await editor.openWorkflow(id);
		await editor.openNode('Next');
		const input = page.getByTestId('ndv-input-panel');
		await input.getByTestId('schema-preview-warning').waitFor();
		const fields = input
			.getByTestId('run-data-schema-item')
			.getByTestId('run-data-schema-node-name');
		await editor.picture('answers-before-the-first-run');
		// The page holds them in another order than it shows them.
		assert.deepEqual(
			(await texts(fields)).sort(),
			[...FIELDS, ...Object.values(DECISION).flat()].sort(),
		);
	});

	await runner.test('a decision comes with ten fields, and whole with Simplify off', async () => {
		await editor.closeNode();
		await editor.openNode('Didit');
		await execute('warnings');
		await editor.picture('answers-simplified');
		assert.deepEqual((await texts(columns)).filter(Boolean).sort(), FIELDS);
		await editor.parameters.getByTestId('parameter-input-simplify').locator('.el-switch').click();
		await execute('id_verifications');
		await editor.picture('answers-whole');
		assert.ok((await texts(columns)).length > 2 * FIELDS.length);
	});

	await runner.test("the credential's test tells a wrong key from a right one", async () => {
		const dialog = page.getByTestId('editCredential-modal');
		const key = dialog.getByTestId('parameter-input-apiKey').locator('input');
		await page.getByTestId('credential-edit-button').click();
		await dialog.getByText('Connection tested successfully').waitFor();
		await key.fill('wrong-key-1234567890');
		await dialog.getByTestId('credential-save-button').click();
		await dialog.getByText('More details').click();
		await dialog.getByText('Didit does not know this API key').waitFor();
		await editor.picture('credential-refused');
		assert.doesNotMatch(await dialog.innerText(), /1234567890/);
		await key.fill(application.api_key);
		await dialog.getByTestId('credential-save-button').click();
		await dialog.getByText('Connection tested successfully').waitFor();
		await editor.picture('credential-accepted');
	});

	await runner.test('the editor threw no errors', () => {
		assert.deepEqual(editor.errors, []);
	});
}

async function texts(locator: Locator): Promise<string[]> {
	return (await locator.allInnerTexts()).map((text) => text.trim());
}

/** By hand → Get Decision → a node that is to use it. */
async function decisionWorkflow(
	{ n8n, sandbox }: World,
	{ api_key: key }: SandboxApplication,
): Promise<Pick<Workflow, 'name' | 'nodes' | 'connections'>> {
	const [session] = await sandbox.control.request<Json[]>('POST', 'sessions', {
		api_key: key,
		count: 1,
		status: 'In Review',
	});
	const data = { apiKey: key, baseUrl: `${sandbox.url}/v3` };
	const credential = { name: 'Key of Answers', type: 'diditApi', data };
	const { id, name } = await n8n.client.createCredential(credential);
	const sessionId = { __rl: true, mode: 'id', value: session?.session_id };
	const node = (nodeName: string, type: string, typeVersion: number, x: number, more: object) => ({
		...{ id: nodeName, name: nodeName, type, typeVersion, position: [x, 0], parameters: {} },
		...more,
	});
	const to = (nodeName: string) => ({ main: [[{ node: nodeName, type: 'main', index: 0 }]] });
	return {
		name: 'A decision',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, 0, {}),
			node('Didit', 'n8n-nodes-didit.didit', 1, 224, {
				parameters: { resource: 'session', operation: 'getDecision', sessionId },
				credentials: { diditApi: { id, name } },
			}),
			node('Next', 'n8n-nodes-base.set', 3.4, 448, { parameters: { options: {} } }),
		],
		connections: { Start: to('Didit'), Didit: to('Next') },
	};
}
