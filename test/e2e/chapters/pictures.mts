import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { root } from '../../../scripts/host/paths.mts';
import { launchChromium } from '../browser/chromium.mts';
import { SCENES } from '../pictures/scenes.mts';
import { takeScene } from '../pictures/take.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** The pictures of the README can be taken anew, with this version of n8n and of the nodes. */
export async function picturesChapter(runner: Runner, world: World): Promise<void> {
	const folder = join(root, 'test-results', 'pictures');
	let browser: Browser | undefined;
	await runner.test('a browser is there', async () => {
		browser = await launchChromium();
	});
	if (browser === undefined) return;
	const launched = browser;
	try {
		for (const name of Object.keys(SCENES)) {
			await runner.test(name, async () => {
				await takeScene(launched, world, { name, folder });
			});
		}
	} finally {
		await launched.close();
	}
}
