import type { Browser } from 'playwright-core';
import { Editor } from '../browser/editor.mts';
import type { World } from '../world.mts';
import { takePicture, THEMES, view, type Picture, type Theme } from './camera.mts';
import { checkPicture } from './check.mts';
import { SCENES } from './scenes.mts';

/** For a machine that does much else meanwhile. */
const SLOW_MS = 60_000;

/** Takes a scene in both themes, into `<folder>/<name>-<theme>.webp`. */
export async function takeScene(
	browser: Browser,
	world: World,
	scene: { name: string; folder: string },
): Promise<Picture[]> {
	const pictures: Picture[] = [];
	for (const theme of THEMES) pictures.push(await takeOnce(browser, world, scene, theme));
	return pictures;
}

/** In a window of its own: what is open when the theme changes keeps some of the old pictures. */
async function takeOnce(
	browser: Browser,
	world: World,
	{ name, folder }: { name: string; folder: string },
	theme: Theme,
): Promise<Picture> {
	const scene = SCENES[name];
	if (!scene) throw new Error(`There is no picture "${name}"`);
	const editor = await Editor.open(browser, world.n8n, view(theme));
	editor.page.setDefaultTimeout(SLOW_MS);
	try {
		const part = await scene(editor, world);
		const file = `${name}-${theme}.webp`;
		const picture = await takePicture(editor.page, part, { file, folder });
		await checkPicture(browser, picture);
		return picture;
	} finally {
		await editor.page.context().close();
	}
}
