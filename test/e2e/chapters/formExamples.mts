import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { failureOf, itemsOf, nodesRun } from '../../../scripts/host/executions.mts';
import type { Execution, Json, Workflow } from '../../../scripts/host/types.mts';
import { openForm } from '../browser/form.mts';
import { withBrowser } from '../browser/withBrowser.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const PHONE = '+34612345678';
/** One grey pixel. */
const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
	'base64',
);
/** The examples that begin with a form, filled in with a browser. */
export async function formExamplesChapter(runner: Runner, world: World): Promise<void> {
	await withBrowser(runner, async (browser) => {
		await runner.test('a phone number is confirmed, a wrong code asked for again', () =>
			confirmsPhone(browser, world),
		);
		await runner.test('a picture of a document is checked, a text is not', () =>
			checksDocument(browser, world),
		);
	});
}

async function confirmsPhone(browser: Browser, world: World): Promise<void> {
	const workflow = await world.examples.import('phone-code');
	const page = await openForm(browser, world, workflow);
	await page.getByLabel('Phone').fill(PHONE);
	await page.getByRole('button', { name: 'Send the code' }).click();
	await page.getByText('Enter the digits').waitFor();
	const sent = await world.sandbox.control.request<Json[]>(
		'GET',
		`outbox?to=${encodeURIComponent(PHONE)}`,
	);
	const code = String(sent.at(-1)?.code);
	for (const typed of [code === '000000' ? '000001' : '000000', code]) {
		await page.getByLabel('Code').fill(typed);
		const answered = page.waitForResponse((one) => one.request().method() === 'POST');
		await page.getByRole('button', { name: 'Submit' }).click();
		await answered;
		if (typed === code) break;
		await page.waitForFunction(`document.querySelector('input[type=text]')?.value === ''`);
	}
	await page.getByText('Your phone number is confirmed.').waitFor();
	const execution = await onlyRun(world, workflow);
	const checks = itemsOf(execution, 'Check the code').map(({ json }) => json.status);
	assert.equal(checks.at(-1), 'Approved');
	assert.ok(nodesRun(execution).includes('Confirmed'));
	await page.close();
}

async function checksDocument(browser: Browser, world: World): Promise<void> {
	const workflow = await world.examples.import('id-check-of-a-file');
	const upload = async (buffer: Buffer): Promise<string> => {
		const page = await openForm(browser, world, workflow);
		await page.getByLabel('Front').setInputFiles({ name: 'id.png', mimeType: 'image/png', buffer });
		await page.getByRole('button', { name: 'Check' }).click();
		await page
			.getByText(/Thank you|Not accepted/)
			.first()
			.waitFor();
		const text = await page.locator('body').innerText();
		await page.close();
		return text;
	};
	assert.match(await upload(PNG), /We have read your document, \S+/);
	assert.match(await upload(Buffer.from('no picture')), /could not accept the document/);
}

/** The newest run of a workflow, which went well. */
async function onlyRun({ n8n }: World, { id }: Workflow): Promise<Execution> {
	const [newest] = await n8n.client.listExecutions({ workflowId: id, limit: 1 });
	const execution = await n8n.client.executionEnded(String(newest?.id));
	assert.equal(execution.status, 'success', failureOf(execution));
	return execution;
}
