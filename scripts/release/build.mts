import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cloneBeside, installedClone, packed } from './clone.mts';
import type { Files } from './checks/files.ts';
import { differences } from './checks/reproducible.ts';
import { filesOf, output } from './folders.mts';
import type { Steps } from './steps.mts';

/** What the checks look at. */
export interface Built {
	/** Of the repository, built. */
	readonly clone: string;
	readonly tarball: string;
	/** What is in the tarball. */
	readonly files: Files;
	/** For whatever a check makes. */
	readonly work: string;
	/** Where the tarball is left, and what belongs to it. */
	readonly into: string;
}

/** Clones, installs and builds twice; undefined if there is nothing to look at then. */
export async function build(steps: Steps, work: string, into: string): Promise<Built | undefined> {
	// npm takes a package's name in the bill of materials from its folder.
	const clone = join(work, 'n8n-nodes-didit');
	let built: Built | undefined;
	await steps.run('a clone installs what its lock file names, builds and packs', async () => {
		await installedClone(clone);
		const tarball = await packed(clone, into);
		const unpacked = join(work, 'unpacked');
		await mkdir(unpacked);
		await output('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], work);
		built = { clone, tarball, files: await filesOf(unpacked), work, into };
		return [];
	});
	if (!built) return undefined;
	const { tarball } = built;
	await steps.run('a second build is the same, byte for byte', async () => {
		const second = join(work, 'elsewhere', 'second');
		await cloneBeside(second, clone);
		// Neither the place nor the time zone nor the language may show.
		const other = await packed(second, join(work, 'second'), {
			TZ: 'Pacific/Kiritimati',
			LC_ALL: 'C',
		});
		const found = differences(
			await filesOf(join(clone, 'dist')),
			await filesOf(join(second, 'dist')),
		);
		const isSame = (await readFile(tarball)).equals(await readFile(other));
		return found.length > 0 || isSame
			? found
			: ['The builds are the same, their tarballs are not.'];
	});
	return built;
}
