import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { END_WITH_US, runToEnd } from '../host/child.mts';
import { installPackage } from '../host/package.mts';
import { root } from '../host/paths.mts';
import { HOSTS, type N8nVersion } from '../hosts/hosts.ts';
import { ensurePackages } from '../hosts/packages.mts';
import type { Loaded } from './checks/loaded.ts';

const PROGRAM = fileURLToPath(new URL('loadPackage.mjs', import.meta.url));

/**
 * Installs a tarball as n8n installs a community package, and has n8n's loader of that version load it.
 *
 * @param folder a new folder, for n8n's data
 * @returns the descriptions, or in words why there are none
 */
export async function loadIn(
	host: N8nVersion,
	tarball: string,
	name: string,
	folder: string,
): Promise<Loaded | string> {
	await installPackage(folder, tarball);
	// The packages of the newest are this project's own.
	const packages = host === HOSTS.at(-1) ? root : await ensurePackages(host);
	const output = join(folder, 'loaded.json');
	const installed = join(folder, '.n8n', 'nodes', 'node_modules', name);
	const { code, output: printed } = await runToEnd({
		command: process.execPath,
		args: [...END_WITH_US, PROGRAM, packages, installed, output],
		cwd: folder,
		env: {
			...process.env,
			// n8n has its own packages found there by what it loads.
			NODE_PATH: join(packages, 'node_modules'),
			N8N_USER_FOLDER: folder,
		},
	});
	if (code !== 0) return `n8n ${host.n8n} could not load the package:\n${printed.trim()}`;
	return JSON.parse(await readFile(output, 'utf8')) as Loaded;
}
