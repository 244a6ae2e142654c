import { join } from 'node:path';
import { runToEnd } from '../../../scripts/host/child.mts';
import { ownEnvironment } from '../../../scripts/host/environment.mts';
import { root } from '../../../scripts/host/paths.mts';
import { Problem } from '../../../scripts/host/problem.mts';

/** Runs a program of this folder in a process of its own and gives what it printed last. */
export async function inChild<T>(program: string, folder: string, args: string[]): Promise<T> {
	const { code, output } = await runToEnd({
		command: process.execPath,
		args: ['--expose-gc', '--import', 'tsx', join(import.meta.dirname, program), ...args],
		cwd: root,
		env: { ...ownEnvironment(), BENCH_FOLDER: folder },
	});
	if (code !== 0) throw new Problem(`${program} ended with code ${String(code)}:\n${output}`);
	return JSON.parse(output.trim().split('\n').at(-1) ?? '') as T;
}
