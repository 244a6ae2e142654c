import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { npmFailure, requireDiskSpace, requireRegistry } from './installChecks.mts';
import { lock } from './lock.mts';
import { packageCounter } from './lockedPackages.mts';
import { findNode, requireSomeNode } from './hostNode.mts';
import { npm } from './npm.mts';
import { cacheFolder } from './paths.mts';
import { duration, say, withProgress } from './print.mts';
import { codeOf, Problem, reasonOf } from './problem.mts';
import { NEWEST, NPM_SETTINGS, type Release } from './releases.mts';
import { rebuildSqlite } from './sqlite.mts';

/** An installed n8n and the Node that runs it. */
export interface Host {
	folder: string;
	node: string;
	version: string;
	release: Release;
}

/** What makes an installation; a change in any of them makes another one, in a folder of its own. */
const sources = ({ folder }: Release): string[] => [
	join(folder, 'package.json'),
	join(folder, 'package-lock.json'),
	NPM_SETTINGS,
];

/** Written last: a folder without it is not complete. */
const MARKER = 'complete.json';
/** In the name of a folder that is being filled. */
const REST = 'part-';

/** An n8n of this version of the repository: installed now if it is not yet on this machine. */
export async function ensureHost(release = NEWEST): Promise<Host> {
	const folder = join(cacheFolder(), `host-${await sourcesHash(release)}`);
	if (!isComplete(folder)) await installOnce(release, folder);
	return {
		folder,
		node: await findNode(release, folder),
		version: await n8nVersion(release),
		release,
	};
}

async function sourcesHash(release: Release): Promise<string> {
	const hash = createHash('sha256');
	for (const file of sources(release)) hash.update(await readFile(file));
	return hash.digest('hex').slice(0, 12);
}

async function n8nVersion({ folder }: Release): Promise<string> {
	const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	};
	return manifest.dependencies.n8n;
}

const isComplete = (folder: string): boolean => existsSync(join(folder, MARKER));

const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'];

async function installOnce(release: Release, folder: string): Promise<void> {
	try {
		const held = await lock(`${folder}.lock`, (owner) => {
			say(`Process ${owner} is installing n8n just now; waiting for it to finish.`);
		});
		try {
			if (!isComplete(folder)) await install(release, folder);
		} finally {
			await held.release();
		}
	} catch (error) {
		if (codeOf(error) === 'ENOSPC') {
			throw new Problem(`The disk that holds ${folder} is full. Make room and start again.`);
		}
		if (UNWRITABLE.includes(codeOf(error) ?? '')) {
			throw new Problem(
				`${folder} cannot be written (${reasonOf(error)}). ` +
					'Set XDG_CACHE_HOME to a folder of yours and start again.',
			);
		}
		throw error;
	}
}

/**
 * Installs beside the place and moves there what is complete: an npm that was left over by a killed
 * process still writes for a while, but into a folder that nobody uses.
 */
async function install(release: Release, folder: string): Promise<void> {
	const started = Date.now();
	await removeRests(folder);
	const work = `${folder}.${REST}${process.pid}`;
	await mkdir(work, { recursive: true });
	try {
		for (const file of sources(release)) await copyFile(file, join(work, basename(file)));
		await requireSomeNode(release, work);
		await requireDiskSpace(dirname(folder));
		const { size, download } = release;
		say(
			`Installing n8n ${await n8nVersion(release)} with the Node that it needs. This is done once:`,
		);
		say(`  ${size} on disk, ${download} to download, about 6 minutes, into ${folder}`);
		await requireRegistry(release, work);
		await installPackages(release, work, `${folder}.log`);
		await rebuildSqlite(work);
		await findNode(release, work);
		await writeFile(join(work, MARKER), JSON.stringify({ installed: new Date().toISOString() }));
		await rename(work, folder);
	} catch (error) {
		// A rest of 2 GB helps nobody: what was downloaded is in npm's own cache.
		await rm(work, { recursive: true, force: true });
		throw error;
	}
	say(`n8n is installed (${duration(Date.now() - started)}).`);
}

/** What attempts that were broken off have left. */
async function removeRests(folder: string): Promise<void> {
	const parent = dirname(folder);
	const rests = (await readdir(parent)).filter((name) =>
		name.startsWith(`${basename(folder)}.${REST}`),
	);
	for (const path of [folder, ...rests.map((name) => join(parent, name))]) {
		await rm(path, { recursive: true, force: true });
	}
}

async function installPackages(release: Release, folder: string, log: string): Promise<void> {
	const { code, output } = await withProgress('npm install', await packageCounter(folder), () =>
		npm(['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit'], { cwd: folder }),
	);
	if (code === 0) return;
	await writeFile(log, output);
	throw new Problem(npmFailure(release, output, log));
}
