/**
 * `npm run release:check`: whether what is committed can be released, from a clone of it.
 *
 * --unreleased   before a release: what is new may stand under Unreleased in the changelog
 * --into FOLDER  where the tarball and its bill of materials are left; by default `release`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stopAll } from '../host/child.mts';
import { root } from '../host/paths.mts';
import { say } from '../host/print.mts';
import { build, type Built } from './build.mts';
import { checkLoading } from './checkLoading.mts';
import { checkPackage } from './checkPackage.mts';
import { output } from './folders.mts';
import { Steps } from './steps.mts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

const { values } = parseArgs({
	options: {
		unreleased: { type: 'boolean', default: false },
		into: { type: 'string', default: join(root, 'release') },
	},
});
const steps = new Steps();
const work = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-release-'));
try {
	const changes = await output('git', ['status', '--porcelain'], root);
	if (changes) say('Note: what is not committed is not looked at.');
	const built: Built | undefined = await build(steps, work, resolve(values.into));
	if (built) {
		await checkPackage(steps, built, values.unreleased);
		await checkLoading(steps, built);
	} else {
		say('The other checks need a build and did not run.');
	}
} finally {
	await stopAll();
	await rm(work, { recursive: true, force: true });
}
say(`${steps.passed} passed, ${steps.failed} failed`);
process.exit(steps.failed === 0 ? 0 : 1);
