import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Locked {
	os?: string[];
	cpu?: string[];
	link?: boolean;
}

/** Tells how many of the packages of a lock file are on disk, while npm is putting them there. */
export async function packageCounter(folder: string): Promise<() => string> {
	const { packages } = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, Locked>;
	};
	const manifests = Object.entries(packages)
		.filter(([path, locked]) => path !== '' && !locked.link && isForThisMachine(locked))
		.map(([path]) => join(folder, path, 'package.json'));
	return () => {
		const done = manifests.filter((file) => existsSync(file)).length;
		return `${done} of ${manifests.length} packages`;
	};
}

const isForThisMachine = ({ os, cpu }: Locked): boolean =>
	(os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);
