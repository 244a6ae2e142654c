import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmFailure } from '../host/installChecks.mts';
import { lock } from '../host/lock.mts';
import { npm } from '../host/npm.mts';
import { cacheFolder } from '../host/paths.mts';
import { say, withProgress } from '../host/print.mts';
import { Problem } from '../host/problem.mts';
import type { N8nVersion } from './hosts.ts';

/** The folder that holds n8n-core and n8n-workflow of this version: installed now if not yet there. */
export async function ensurePackages(host: N8nVersion): Promise<string> {
	const folder = join(cacheFolder(), `core-${host.core}-${host.workflow}`);
	if (existsSync(folder)) return folder;
	const held = await lock(`${folder}.lock`, (owner) => {
		say(
			`Process ${owner} is installing the packages of n8n ${host.n8n}; waiting for it to finish.`,
		);
	});
	try {
		if (!existsSync(folder)) await install(host, folder);
	} finally {
		await held.release();
	}
	return folder;
}

/** Installs beside the place and moves there what is complete. */
async function install({ n8n, core, workflow }: N8nVersion, folder: string): Promise<void> {
	const work = `${folder}.part-${process.pid}`;
	await mkdir(work, { recursive: true });
	try {
		const dependencies = { 'n8n-core': core, 'n8n-workflow': workflow };
		await writeFile(join(work, 'package.json'), JSON.stringify({ private: true, dependencies }));
		const { code, output } = await withProgress(
			`Installing the packages of n8n ${n8n}, once`,
			() => '',
			() => npm([...INSTALL], { cwd: work }),
		);
		if (code !== 0) {
			await writeFile(`${folder}.log`, output);
			throw new Problem(npmFailure({ download: '100 MB' }, output, `${folder}.log`));
		}
		await rename(work, folder);
	} catch (error) {
		await rm(work, { recursive: true, force: true });
		throw error;
	}
}

/** Scripts of packages would compile what the tests do not use. */
const INSTALL = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
