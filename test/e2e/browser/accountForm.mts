import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Json } from '../../../scripts/host/types.mts';
import { nodeOf } from '../examples.mts';
import type { World } from '../world.mts';

const EMAIL = 'newcomer@example.com';

/** Does what a newcomer does with the example "Set up an account". */
export async function fillInAccountForm(
	browser: Browser,
	{ n8n, sandbox, examples }: World,
): Promise<void> {
	const workflow = await examples.import('set-up-an-account');
	const { webhookId } = nodeOf(await n8n.client.getWorkflow(workflow.id), 'Account form');

	await n8n.client.run(workflow.id, 'Account form');
	const page = await browser.newPage();
	await page.goto(`${n8n.url}/form-test/${String(webhookId)}`);
	await page.getByLabel('E-mail').fill(EMAIL);
	await page.getByLabel('Password').fill('Newc0mer!Pass');
	await page.getByRole('button', { name: 'Register' }).click();

	await page.getByText('Check your e-mail').waitFor();
	const mails = await sandbox.control.request<Json[]>('GET', `outbox?to=${EMAIL}`);
	await page.getByLabel('Code').fill(String(mails.at(-1)?.code));
	await page.getByRole('button', { name: 'Verify' }).click();

	await page.getByText('Your account is ready').waitFor();
	const text = await page.locator('body').innerText();
	const key = /API key: (\S+)/.exec(text)?.[1];
	const applications = await sandbox.control.request<Json[]>('GET', 'applications');
	assert.ok(
		applications.some(({ api_key: known }) => known === key),
		`The page shows no API key of the sandbox: ${text}`,
	);
	await page.close();
}
