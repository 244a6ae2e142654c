// `npm run pictures`: takes the pictures of the README anew, in a real n8n beside the sandbox. Names
// of pictures after `--` take only those.
import { join } from 'node:path';
import { stopAll } from '../../../scripts/host/child.mts';
import { root } from '../../../scripts/host/paths.mts';
import { say } from '../../../scripts/host/print.mts';
import { launchChromium } from '../browser/chromium.mts';
import { NEWEST } from '../../../scripts/host/releases.mts';
import { bringUp, removeFolder } from '../world.mts';
import { SCENES } from './scenes.mts';
import { takeScene } from './take.mts';

const folder = join(root, 'docs', 'pictures');

try {
	await main(process.argv.slice(2));
} finally {
	await stopAll();
}
process.exit();

async function main(wanted: string[]): Promise<void> {
	const browser = await launchChromium();
	const world = await bringUp(NEWEST, 'current');
	for (const name of wanted.length > 0 ? wanted : Object.keys(SCENES)) {
		for (const { file, bytes } of await takeScene(browser, world, { name, folder })) {
			say(`${file}: ${Math.round(bytes.length / 1000)} kB`);
		}
	}
	await browser.close();
	await world.stop();
	await removeFolder(world.folder);
}
