import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { failureOf, itemsOf, nodesRun } from '../../../scripts/host/executions.mts';
import type { Json } from '../../../scripts/host/types.mts';
import { withBrowser } from '../browser/withBrowser.mts';
import { Editor } from '../browser/editor.mts';
import { nodeOf } from '../examples.mts';
import type { Runner } from '../runner.mts';
import { DIDIT, INVITED, NEXT, Waiter } from '../waiter.mts';
import type { World } from '../world.mts';

/** What builder and person see of a wait, in headless chromium. */
export async function waitingInBrowser(runner: Runner, world: World): Promise<void> {
	await withBrowser(runner, async (browser) => {
		await runner.test('in the editor, from click to decision', () => clickThrough(browser, world));
		await runner.test('who is back too early is let on by itself, to the Return URL', () =>
			returns(browser, world),
		);
		await runner.test('who fills in a form is verified at once (the example)', () =>
			fillsInForm(browser, world),
		);
	});
}

async function clickThrough(browser: Browser, world: World): Promise<void> {
	const { client } = world.n8n;
	const { workflow } = await Waiter.byHand(world, 'By hand');
	const editor = await Editor.open(browser, world.n8n);
	const { page } = editor;
	await editor.openWorkflow(workflow.id);
	await page.getByTestId('execute-workflow-button').click();
	await editor.openNode(DIDIT);
	await page.getByText('Waiting for the person.').first().waitFor();
	await editor.picture('waiting-node');
	const person = await openTheirLink(page, browser, world);
	await person.getByRole('button', { name: 'Approve' }).click();
	await person.getByRole('link', { name: /Continue to/ }).click();
	await person.getByText('You can close this page.').waitFor();

	const [newest] = await client.listExecutions({ workflowId: workflow.id });
	const execution = await client.executionEnded(String(newest?.id));
	assert.equal(execution.status, 'success');
	await page.keyboard.press('Escape');
	await editor.openNode(NEXT);
	await page.getByText('timed_out').first().waitFor();
	await editor.picture('waiting-decision');
	assert.deepEqual(editor.errors, []);
}

/** As the editor offers it, or from the invitation where an older editor does not know it. */
async function openTheirLink(page: Page, browser: Browser, world: World): Promise<Page> {
	const link = page.getByRole('link', { name: 'open their link' });
	if (!world.host.release.lacks.includes('linksOfWaitingNodes')) {
		const [popup] = await Promise.all([page.waitForEvent('popup'), link.click()]);
		return popup;
	}
	assert.equal(await link.count(), 0);
	const mails = await world.sandbox.control.request<Json[]>('GET', `outbox?to=${INVITED}`);
	const person = await browser.newPage();
	await person.goto(String(/http\S+/.exec(String(mails.at(-1)?.text))?.[0]));
	return person;
}

async function returns(browser: Browser, world: World): Promise<void> {
	const returnUrl = `${world.sandbox.url}/`;
	const waiter = await Waiter.published(world, 'Returning', { options: { returnUrl } });
	const { session, execution } = await waiter.call('ana');
	const id = String(session.session_id);
	const page = await browser.newPage();
	await page.goto(String(session.callback));
	await page.getByText('Not finished yet').waitFor();
	await world.sandbox.control.setOutcome(id, 'Approved');
	await page.waitForURL(`${returnUrl}?verificationSessionId=${id}&status=Approved`);
	assert.equal((await world.n8n.client.executionEnded(execution.id)).status, 'success');
}

async function fillsInForm(browser: Browser, world: World): Promise<void> {
	const { n8n, examples } = world;
	const workflow = await examples.import('verification-in-a-form');
	await examples.choose(workflow, 'Create session');
	const { webhookId } = nodeOf(await n8n.client.getWorkflow(workflow.id), 'Sign-up form');
	await n8n.client.run(workflow.id, 'Sign-up form');
	const page = await browser.newPage();
	await page.goto(`${n8n.url}/form-test/${String(webhookId)}`);
	await page.getByLabel('E-mail').fill('ana@example.com');
	await page.getByRole('button', { name: 'Go on to the verification' }).click();
	await page.getByRole('button', { name: 'Approve' }).click();
	await page.getByRole('link', { name: /Continue to/ }).click();
	await page.getByText('You can close this page.').waitFor();

	const [newest] = await n8n.client.listExecutions({ workflowId: workflow.id });
	const execution = await n8n.client.executionEnded(String(newest?.id));
	assert.equal(execution.status, 'success', failureOf(execution));
	assert.equal(nodesRun(execution).at(-1), 'Open the account');
	const [{ json } = { json: {} as Json }] = itemsOf(execution, 'Open the account');
	assert.deepEqual([json.status, json.vendor_data], ['Approved', 'ana@example.com']);
	await page.close();
}
