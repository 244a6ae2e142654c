import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './clone.mts';
import type { Built } from './build.mts';
import { changelogFindings } from './checks/changelog.ts';
import { contentFindings, type Manifest, manifestFindings } from './checks/contents.ts';
import { licenceFindings } from './checks/licence.ts';
import { linkFindings } from './checks/links.ts';
import { lockFindings, registryFindings } from './checks/registries.ts';
import { sbomFindings } from './checks/sbom.ts';
import { output } from './folders.mts';
import type { Steps } from './steps.mts';

/** What the package and the texts beside it must be. */
export async function checkPackage(
	steps: Steps,
	{ clone, tarball, files }: Built,
	unreleased: boolean,
): Promise<void> {
	const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
	const committed = (path: string): Promise<string> => readFile(join(clone, path), 'utf8');
	const manifest = JSON.parse(text('package.json')) as Manifest & { name: string; version: string };

	await steps.run('the package holds what it needs and no more', () => [
		...contentFindings(new Map([...files].map(([path, { length }]) => [path, length]))),
		...manifestFindings(manifest, files),
	]);
	await steps.run('licence', () =>
		licenceFindings(manifest.license, files.get('LICENSE')?.toString()),
	);
	await steps.run('no registry is named', async () => {
		const known = await ownRegistry(clone);
		const locks = await lockFiles(clone);
		return [
			...[...files.keys()].flatMap((path) => registryFindings(path, text(path), known)),
			...locks.flatMap(([path, lock]) => [
				...registryFindings(path, lock, known),
				...lockFindings(path, lock),
			]),
		];
	});
	await steps.run('bill of materials: nothing at run time', async () => {
		const bom = await run(
			['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--loglevel', 'error'],
			clone,
		);
		await writeFile(tarball.replace(/\.tgz$/, '.cdx.json'), bom);
		return sbomFindings(bom, manifest.name, manifest.version);
	});
	await steps.run('changelog', async () =>
		changelogFindings(await committed('CHANGELOG.md'), manifest.version, unreleased),
	);
	await steps.run('links and pictures of the README lead somewhere from npm', async () =>
		linkFindings(text('README.md'), await pagesOf(clone), manifest.repository?.url),
	);
}

/** The registry that npm is set to on this machine, unless that is the public one. */
async function ownRegistry(folder: string): Promise<string[]> {
	const address = (await run(['config', 'get', 'registry'], folder)).trim();
	return URL.canParse(address) && !/\.npmjs\.org$/.test(new URL(address).hostname)
		? [new URL(address).host]
		: [];
}

async function lockFiles(clone: string): Promise<[path: string, text: string][]> {
	const listed = await output('git', ['ls-files', '*package-lock.json'], clone);
	return await Promise.all(
		listed
			.trim()
			.split('\n')
			.map(async (path) => [path, await readFile(join(clone, path), 'utf8')] as [string, string]),
	);
}

/** What is committed; texts only of what can have headings. */
async function pagesOf(clone: string): Promise<Map<string, string>> {
	const paths = (await output('git', ['ls-files', '-z'], clone)).split('\0').filter(Boolean);
	return new Map(
		await Promise.all(
			paths.map(
				async (path) =>
					[path, path.endsWith('.md') ? await readFile(join(clone, path), 'utf8') : ''] as const,
			),
		),
	);
}
