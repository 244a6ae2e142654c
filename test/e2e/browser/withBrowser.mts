import type { Browser } from 'playwright-core';
import type { Runner } from '../runner.mts';
import { launchChromium } from './chromium.mts';

/** Runs tests that share a headless chromium. Where there is none, a skipped test says so. */
export async function withBrowser(
	runner: Runner,
	tests: (browser: Browser) => Promise<void>,
): Promise<void> {
	let browser: Browser | undefined;
	await runner.test('a browser is there', async () => {
		browser = await launchChromium();
	});
	if (browser === undefined) return;
	try {
		await tests(browser);
	} finally {
		await browser.close();
	}
}
