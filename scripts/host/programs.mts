import { canInstallPackages, installPackages } from './apt.mts';
import { onPath } from './npm.mts';
import { say } from './print.mts';
import { Problem } from './problem.mts';

/** A program that this repository does not bring along. */
export interface Wanted {
	/** What it is called, here or elsewhere. */
	names: readonly string[];
	/** Of Debian. */
	packageName: string;
	/** Looks where it is not on the path. */
	elsewhere?: () => string | undefined;
}

/** Finds a program; on Debian as root it is installed now if it is not there. */
export async function findProgram(wanted: Wanted): Promise<string | undefined> {
	const { names, packageName, elsewhere } = wanted;
	const found = (): string | undefined =>
		names.map(onPath).find((path): path is string => path !== undefined) ?? elsewhere?.();
	const there = found();
	if (there !== undefined || !canInstallPackages()) return there;
	say(`  ${packageName} is missing; installing it with apt-get`);
	await installPackages([packageName]);
	return found();
}

/** What to tell a person where it is missing. */
export const isMissing = ({ packageName }: Wanted): string =>
	`no ${packageName} is installed (Debian and Ubuntu: apt-get install ${packageName})`;

/** @throws Problem where there is none */
export async function requireProgram(wanted: Wanted): Promise<string> {
	const found = await findProgram(wanted);
	if (found === undefined) throw new Problem(`It cannot run here: ${isMissing(wanted)}.`);
	return found;
}
