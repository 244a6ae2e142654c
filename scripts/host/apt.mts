import { existsSync } from 'node:fs';
import { runToEnd } from './child.mts';
import { onPath } from './npm.mts';
import { say, withProgress } from './print.mts';

/** Whether packages of Debian can be installed here without asking anybody. */
export const canInstallPackages = (): boolean =>
	existsSync('/etc/debian_version') && process.getuid?.() === 0 && onPath('apt-get') !== undefined;

/** Installs packages of Debian. Where that fails it says so; look whether what is needed is there. */
export async function installPackages(packages: string[]): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const { code, output } = await withProgress(
		'apt-get',
		() => '',
		async () => {
			await runToEnd({ command: 'apt-get', args: ['update'], env });
			const args = ['install', '--yes', '--no-install-recommends', ...packages];
			return runToEnd({ command: 'apt-get', args, env });
		},
	);
	if (code !== 0) say(output.split('\n').slice(-5).join('\n'));
}
