import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { END_WITH_US, runToEnd, type Finished } from './child.mts';

/** Runs npm, the very one that runs us where there is one, and keeps what it printed. */
export function npm(
	args: string[],
	options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Finished> {
	const program = npmProgram();
	return runToEnd({
		command: program === undefined ? 'npm' : process.execPath,
		args: [...(program === undefined ? [] : [...END_WITH_US, program]), ...args],
		cwd: options.cwd,
		env: { ...npmEnvironment(), ...options.env },
		// npm goes on with what it does for as long as it is let.
		graceMs: 1_000,
	});
}

/** npm's own program, so that Node can be told to end it with us; undefined behind a shim. */
function npmProgram(): string | undefined {
	const candidates = [process.env.npm_execpath, onPath('npm')];
	return candidates
		.filter((file) => file !== undefined && existsSync(file))
		.map((file) => realpathSync(file as string))
		.find((file) => file.endsWith('npm-cli.js'));
}

/** Where a program is found, as a shell would; undefined if it is not there. */
export function onPath(name: string): string | undefined {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
}

/** Our environment without what an `npm start` around us says about the package it runs for. */
function npmEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !/^npm_(lifecycle|package)_|^npm_(config_local_prefix|command)$/.test(name),
		),
	);
}
