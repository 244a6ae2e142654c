import { canInstallPackages, installPackages } from '../../scripts/host/apt.mts';
import { onPath } from '../../scripts/host/npm.mts';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { Skip } from './runner.mts';

/**
 * Finds a program that this repository does not bring along. On Debian as root it is installed now
 * if it is not there.
 *
 * @param names what it is called, here or elsewhere
 * @param packageName of Debian
 * @throws Skip where there is none; in CI, where that would hide what is broken, a Problem
 */
export async function programOrSkip(names: string[], packageName: string): Promise<string> {
	const found = (): string | undefined =>
		names.map(onPath).find((path): path is string => path !== undefined);
	const there = found();
	if (there !== undefined) return there;
	if (canInstallPackages()) {
		say(`  ${packageName} is missing; installing it with apt-get`);
		await installPackages([packageName]);
		const installed = found();
		if (installed !== undefined) return installed;
	}
	const words = `no ${packageName} is installed (Debian and Ubuntu: apt-get install ${packageName})`;
	throw process.env.CI === 'true' ? new Problem(`In CI it is needed: ${words}.`) : new Skip(words);
}
