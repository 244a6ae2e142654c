import { join } from 'node:path';
import { root } from '../../../scripts/host/paths.mts';
import { withBrowser } from '../browser/withBrowser.mts';
import { SCENES } from '../pictures/scenes.mts';
import { takeScene } from '../pictures/take.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** The pictures of the README can be taken anew, with this version of n8n and of the nodes. */
export async function picturesChapter(runner: Runner, world: World): Promise<void> {
	const folder = join(root, 'test-results', 'pictures');
	await withBrowser(runner, async (browser) => {
		for (const name of Object.keys(SCENES)) {
			await runner.test(name, async () => {
				await takeScene(browser, world, { name, folder });
			});
		}
	});
}
