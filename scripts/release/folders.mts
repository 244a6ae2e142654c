import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { Problem, reasonOf } from '../host/problem.mts';
import type { Files } from './checks/files.ts';

/** All files of a folder. */
export async function filesOf(folder: string): Promise<Files> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	return new Map(
		await Promise.all(
			paths.map(
				async (path) =>
					[relative(folder, path).split(sep).join('/'), await readFile(path)] as const,
			),
		),
	);
}

/** All that a program prints; stops the check if it does not go well. */
export async function output(command: string, args: string[], cwd: string): Promise<string> {
	try {
		const { stdout } = await promisify(execFile)(command, args, { cwd, maxBuffer: 2 ** 26 });
		return stdout;
	} catch (error) {
		throw new Problem(`${command} ${args.join(' ')} did not go well: ${reasonOf(error)}`);
	}
}
