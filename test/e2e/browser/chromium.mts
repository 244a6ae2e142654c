import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { runToEnd } from '../../../scripts/host/child.mts';
import { onPath } from '../../../scripts/host/npm.mts';
import { say } from '../../../scripts/host/print.mts';
import { Problem } from '../../../scripts/host/problem.mts';
import { Skip } from '../runner.mts';

/** Where a chromium stands under another name than on Debian. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A headless chromium, the one that is installed. On Debian as root it is installed now if it is
 * not there.
 *
 * @throws Skip where there is none; in CI, where that would hide what is broken, a Problem
 */
export async function launchChromium(): Promise<Browser> {
	const executablePath = found() ?? (await install());
	if (executablePath === undefined) {
		const words = 'no chromium is installed (Debian and Ubuntu: apt-get install chromium)';
		throw process.env.CI === 'true'
			? new Problem(`In CI the browser is needed: ${words}.`)
			: new Skip(words);
	}
	return chromium.launch({
		executablePath,
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
			...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
		],
	});
}

const found = (): string | undefined =>
	NAMES.map(onPath).find((path): path is string => path !== undefined);

async function install(): Promise<string | undefined> {
	if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined;
	say('  chromium is missing; installing it with apt-get');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await runToEnd({ command: 'apt-get', args: ['update'], env });
	const { code, output } = await runToEnd({
		command: 'apt-get',
		args: ['install', '--yes', '--no-install-recommends', 'chromium'],
		env,
	});
	if (code !== 0) say(output.split('\n').slice(-5).join('\n'));
	return found();
}
