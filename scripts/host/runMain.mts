import { stopAll } from './child.mts';
import { say } from './print.mts';
import { Problem } from './problem.mts';

/**
 * Runs a program to its end and ends the process. Whatever it started is stopped, also
 * when it is interrupted or fails; a Problem is told in its own words.
 *
 * @param main gives the exit code, as a number; 0 where it gives none
 */
export async function runMain(main: () => Promise<unknown>): Promise<never> {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void stopAll().finally(() => process.exit(1)));
	}
	try {
		const code = await main();
		process.exitCode = typeof code === 'number' ? code : 0;
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		say(error.message);
		process.exitCode = 1;
	} finally {
		await stopAll();
	}
	process.exit();
}
