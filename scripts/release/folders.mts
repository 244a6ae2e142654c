import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { runToEnd } from '../host/child.mts';
import { Problem } from '../host/problem.mts';
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

/** Runs a program to its end and returns what it printed; stops the check if it did not go well. */
export async function output(command: string, args: string[], cwd: string): Promise<string> {
	const { code, output: printed } = await runToEnd({ command, args, cwd, env: process.env });
	if (code === 0) return printed;
	throw new Problem(`${command} ${args.join(' ')} ended with ${code}:\n${printed.trim()}`);
}
