import { join } from 'node:path';
import { HOSTS, type N8nVersion } from '../hosts/hosts.ts';
import type { Built } from './build.mts';
import type { Manifest } from './checks/contents.ts';
import { type Loaded, loadedFindings } from './checks/loaded.ts';
import { loadIn } from './load.mts';
import type { Steps } from './steps.mts';
import { breaks } from './upgrade/breaks.ts';
import { keptOf } from './upgrade/kept.ts';
import { previous } from './upgrade/previous.mts';
import { RENAMES } from './upgrade/renames.ts';

/** The tarball, loaded by the oldest and the newest n8n, beside the version before. */
export async function checkLoading(steps: Steps, { tarball, files, work }: Built): Promise<void> {
	const manifest = JSON.parse(String(files.get('package.json'))) as Manifest;
	const { name = '', version = '' } = manifest;
	const newest = HOSTS.at(-1);
	let inNewest: Loaded | undefined;
	for (const host of [HOSTS[0], newest].filter((one): one is N8nVersion => one !== undefined)) {
		await steps.run(`n8n ${host.n8n} loads the tarball, every node and credential`, async () => {
			const loaded = await loadIn(host, tarball, name, join(work, `n8n-${host.n8n}`));
			if (typeof loaded === 'string') return [loaded];
			if (host === newest) inNewest = loaded;
			return loadedFindings(loaded, manifest);
		});
	}
	await steps.run('upgrade: nothing that workflows have is gone', async () => {
		if (!inNewest) return ['Without descriptions there is nothing to compare.'];
		return breaks(await previous(), keptOf(inNewest, version), RENAMES);
	});
}
