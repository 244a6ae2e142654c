import assert from 'node:assert/strict';
import type { Workflow } from '../../../scripts/host/types.mts';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** What a builder sees of a tool. */
export async function agentInBrowser(
	runner: Runner,
	{ n8n }: World,
	{ id }: Workflow,
): Promise<void> {
	await runner.test(
		'the form of a tool describes its operation, and locks what deletes',
		async () => {
			const browser = await launchChromium();
			try {
				const editor = await Editor.open(browser, n8n);
				const { page } = editor;
				await editor.openWorkflow(id);
				await editor.picture('agent-canvas');
				await editor.openNode('Start a verification');
				const description = page.getByTestId('parameter-input-toolDescription').locator('textarea');
				const lock = page.getByTestId('parameter-input-lockedForAgents');
				assert.match(await description.inputValue(), /^Start an identity verification/);
				assert.equal(await lock.count(), 0);
				await editor.picture('agent-tool');

				const operations = await editor.choicesOf('operation');
				await editor.take('Delete');
				assert.ok(!operations.includes('Create and Wait'), operations.join());
				await lock.waitFor();
				assert.match(await description.inputValue(), /^Delete one verification session/);
				await editor.picture('agent-tool-locked');
				assert.deepEqual(editor.errors, []);
			} finally {
				await browser.close();
			}
		},
	);
}
