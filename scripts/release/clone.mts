import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../host/npm.mts';
import { packFolder } from '../host/package.mts';
import { root } from '../host/paths.mts';
import { Problem } from '../host/problem.mts';
import { output } from './folders.mts';

/** A clone of what is committed, with what the lock file names and nothing else. */
export async function installedClone(folder: string): Promise<void> {
	await clone(folder);
	await run(['ci', '--prefer-offline', '--no-audit', '--no-fund'], folder);
}

/** Another clone, at another place, with the packages of the first. */
export async function cloneBeside(folder: string, installed: string): Promise<void> {
	await clone(folder);
	await symlink(join(installed, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Builds a clone and packs it as npm would publish it; returns the tarball. */
export async function packed(
	clone: string,
	into: string,
	env: NodeJS.ProcessEnv = {},
): Promise<string> {
	await mkdir(into, { recursive: true });
	await run(['run', 'build'], clone, env);
	return await packFolder(clone, into);
}

async function clone(folder: string): Promise<void> {
	await output('git', ['clone', '--quiet', root, folder], root);
}

/** Runs npm to its end; stops the check if it did not go well. */
export async function run(
	args: string[],
	cwd: string,
	env: NodeJS.ProcessEnv = {},
): Promise<string> {
	const { code, output: printed } = await npm(args, { cwd, env });
	if (code === 0) return printed;
	const end = printed.trim().split('\n').slice(-20).join('\n');
	throw new Problem(`npm ${args.join(' ')} ended with ${code}:\n${end}`);
}
