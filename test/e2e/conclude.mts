import { say } from '../../scripts/host/print.mts';
import type { Runner } from './runner.mts';
import { removeFolder } from './world.mts';

/**
 * Says how it went. What a run left behind is kept where it failed, for its logs.
 *
 * @returns the exit code
 */
export async function conclude(runner: Runner, folder: string): Promise<number> {
	say(`\n${runner.summary()}`);
	if (runner.failed) {
		say(`The logs of n8n and of the sandbox are in ${folder}`);
		return 1;
	}
	await removeFolder(folder);
	return 0;
}
