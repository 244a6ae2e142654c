/**
 * `npm run release:keep`: keeps what stands in workflows of this version, so that the next one is
 * compared with it. For the commit after a release.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { stopAll } from '../host/child.mts';
import { packPackage } from '../host/package.mts';
import { HOSTS, type N8nVersion } from '../hosts/hosts.ts';
import { loadIn } from './load.mts';
import { keptOf } from './upgrade/kept.ts';
import { keep } from './upgrade/previous.mts';

const { values } = parseArgs({ options: { unreleased: { type: 'boolean', default: false } } });
const ABOUT = values.unreleased
	? `Nothing was released yet: this is what ${manifest.version} is going to be, so that a change before its release is seen as well.`
	: `What was released as ${manifest.version}.`;

const work = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-keep-'));
try {
	const tarball = await packPackage(work);
	const loaded = await loadIn(
		HOSTS.at(-1) as N8nVersion,
		tarball,
		manifest.name,
		join(work, 'n8n'),
	);
	if (typeof loaded === 'string') throw new Error(loaded);
	await keep(keptOf(loaded, manifest.version), ABOUT);
} finally {
	await stopAll();
	await rm(work, { recursive: true, force: true });
}
process.exit();
