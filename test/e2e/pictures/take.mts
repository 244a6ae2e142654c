import type { Browser } from 'playwright-core';
import { Editor } from '../browser/editor.mts';
import type { World } from '../world.mts';
import { takePictures, VIEW, type Picture } from './camera.mts';
import { checkPicture } from './check.mts';
import { SCENES } from './scenes.mts';

/** For a machine that does much else meanwhile. */
const SLOW_MS = 60_000;

/** Takes the pictures of one scene, in a browser window of its own. */
export async function takeScene(
	browser: Browser,
	world: World,
	{ name, folder }: { name: string; folder: string },
): Promise<Picture[]> {
	const scene = SCENES[name];
	if (!scene) throw new Error(`There is no picture "${name}"`);
	const editor = await Editor.open(browser, world.n8n, VIEW);
	editor.page.setDefaultTimeout(SLOW_MS);
	try {
		const part = await scene(editor, world);
		const pictures = await takePictures(editor.page, part, { name, folder });
		for (const picture of pictures) await checkPicture(browser, picture);
		return pictures;
	} finally {
		await editor.page.context().close();
	}
}
