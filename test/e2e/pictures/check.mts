import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Picture } from './camera.mts';

/** A clone and the README are to stay light. */
const LARGEST_BYTES = 120_000;
/** A page that showed nothing has a handful. */
const FEWEST_COLOURS = 100;

/** Run in a page, which can decode WebP. */
const MEASURE = `async (url) => {
	const image = await createImageBitmap(await (await fetch(url)).blob());
	const { width, height } = image;
	const context = new OffscreenCanvas(width, height).getContext('2d');
	context.drawImage(image, 0, 0);
	const { data } = context.getImageData(0, 0, width, height);
	return { width, height, colours: new Set(new Uint32Array(data.buffer)).size };
}`;

/** That a picture has the size it must have and shows something; not what, which changes with n8n. */
export async function checkPicture(
	browser: Browser,
	{ file, bytes, width, height }: Picture,
): Promise<void> {
	assert.ok(bytes.length <= LARGEST_BYTES, `${file} has ${bytes.length} bytes`);
	const page = await browser.newPage();
	const url = JSON.stringify(`data:image/webp;base64,${bytes.toString('base64')}`);
	const measured = await page.evaluate<{ width: number; height: number; colours: number }>(
		`(${MEASURE})(${url})`,
	);
	await page.close();
	assert.deepEqual([measured.width, measured.height], [width, height], file);
	assert.ok(measured.colours >= FEWEST_COLOURS, `${file} has ${measured.colours} colours`);
}
