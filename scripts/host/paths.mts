import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone of this repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is installed again by whoever lost it: n8n and the Node that runs it. */
export const cacheFolder = (): string => xdgFolder('XDG_CACHE_HOME', '.cache');

/** What a person made: the n8n of `npm start`, with its workflows and executions. */
export const dataFolder = (): string => xdgFolder('XDG_DATA_HOME', '.local/share');

function xdgFolder(variable: string, fallback: string): string {
	const value = process.env[variable];
	// The XDG specification: a relative path is to be ignored.
	const base = value && isAbsolute(value) ? value : join(homedir(), fallback);
	return join(base, 'n8n-nodes-didit');
}
