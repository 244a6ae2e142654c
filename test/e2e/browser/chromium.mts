import { chromium, type Browser } from 'playwright-core';
import { programOrSkip } from '../program.mts';

/** Where a chromium stands under another name than on Debian. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A headless chromium, the one that is installed. */
export async function launchChromium(): Promise<Browser> {
	const executablePath = await programOrSkip({ names: NAMES, packageName: 'chromium' });
	return chromium.launch({
		executablePath,
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
			...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
		],
	});
}
