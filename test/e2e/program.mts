import { findProgram, isMissing, type Wanted } from '../../scripts/host/programs.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { Skip } from './runner.mts';

/**
 * Finds a program that this repository does not bring along.
 *
 * @throws Skip where there is none; in CI, where that would hide what is broken, a Problem
 */
export async function programOrSkip(wanted: Wanted): Promise<string> {
	const found = await findProgram(wanted);
	if (found !== undefined) return found;
	const words = isMissing(wanted);
	throw process.env.CI === 'true' ? new Problem(`In CI it is needed: ${words}.`) : new Skip(words);
}
