import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { failureOf, itemsOf } from '../../../scripts/host/executions.mts';
import { root } from '../../../scripts/host/paths.mts';
import type { Json } from '../../../scripts/host/types.mts';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

const SAMPLE = join(root, 'examples', 'events', 'status.updated.in-review.json');

/** A workflow is built with a sample event, before the first real one. */
export async function samplesChapter(runner: Runner, world: World): Promise<void> {
	await runner.test(
		'a sample event is set as mock data, and the workflow runs with it',
		async () => {
			const browser = await launchChromium();
			try {
				await pinSample(browser, world);
			} finally {
				await browser.close();
			}
		},
	);
}

async function pinSample(browser: Browser, world: World): Promise<void> {
	const { client } = world.n8n;
	const { workflow } = await Receiver.make(world, 'With a sample');
	const editor = await Editor.open(browser, world.n8n);
	const { page } = editor;
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Didit Trigger');
	const link = page.getByRole('link', { name: 'sample events' });
	assert.match(String(await link.getAttribute('href')), /\/examples\/events$/);
	await editor.picture('trigger-panel');

	const text = await readFile(SAMPLE, 'utf8');
	await page.getByText('set mock data').click();
	await page.getByTestId('ndv-pin-data-editor').or(page.locator('.cm-content')).last().click();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.insertText(text);
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByText('In Review').first().waitFor();
	await editor.picture('trigger-sample');
	await page.keyboard.press('Escape');
	await page.getByTestId('execute-workflow-button').click();

	const execution = await client.executionWhere(workflow.id, () => true);
	assert.equal(execution.status, 'success', failureOf(execution));
	assert.deepEqual(
		itemsOf(execution, 'Next').map(({ json }) => json),
		JSON.parse(text) as Json[],
	);
}
