import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Box } from '../browser/editor.mts';

export type Theme = 'light' | 'dark';
export const THEMES: Theme[] = ['light', 'dark'];

/** Pixels of a picture for one of the page: sharp where the README shows it smaller than it was. */
const SCALE = 1.5;
/** Of WebP, 0 to 100: above this files grow and nothing more is to be seen. */
const QUALITY = 80;

/** n8n and the sandbox follow the theme of the system. */
export const view = (theme: Theme): BrowserContextOptions => ({
	viewport: { width: 1280, height: 800 },
	deviceScaleFactor: SCALE,
	colorScheme: theme,
	reducedMotion: 'reduce',
});

/** What comes and goes, lies over something, or would be cut in two at the edge of a picture. */
const STYLE = `
	.el-notification, [data-test-id="canvas-controls"], [class*="executionButtons"],
	[data-test-id="floating-node"], [data-test-id="node-feature-request"] { display: none !important; }
	* { caret-color: transparent !important; }
	::-webkit-scrollbar { display: none; }
`;

export interface Picture {
	file: string;
	bytes: Buffer;
	/** As it must come out, in its own pixels. */
	width: number;
	height: number;
}

/** Takes a part of the page and writes it to a file. */
export async function takePicture(
	page: Page,
	part: Box,
	{ file, folder }: { file: string; folder: string },
): Promise<Picture> {
	await page.addStyleTag({ content: STYLE });
	// Nothing is to look as if a mouse were over it.
	await page.mouse.move(0, 0);
	const box = evenPixels(part);
	const bytes = await take(page, box);
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, file), bytes);
	return { file, bytes, width: box.width * SCALE, height: box.height * SCALE };
}

/** Playwright itself takes no WebP, which is half of a PNG here. */
async function take(page: Page, clip: Box): Promise<Buffer> {
	// Ends animations, and waits for fonts.
	await page.screenshot({ animations: 'disabled' });
	const session = await page.context().newCDPSession(page);
	const { data } = await session.send('Page.captureScreenshot', {
		format: 'webp',
		quality: QUALITY,
		clip: { ...clip, scale: SCALE },
	});
	await session.detach();
	return Buffer.from(data, 'base64');
}

/** Even lengths stay whole when they are scaled. */
function evenPixels({ x, y, width, height }: Box): Box {
	const even = (length: number): number => Math.floor(length / 2) * 2;
	return { x: Math.ceil(x), y: Math.ceil(y), width: even(width - 1), height: even(height - 1) };
}
