import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { npm } from './npm.mts';
import { root } from './paths.mts';
import { Problem } from './problem.mts';

/**
 * Builds this package and packs it as npm would publish it.
 *
 * @param into the folder for the tarball; by default a new temporary one
 * @returns the path of the tarball
 */
export async function packPackage(into?: string): Promise<string> {
	const folder = into ?? (await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-')));
	await mkdir(folder, { recursive: true });
	await succeed(['run', 'build'], root, 'This package could not be built');
	return packFolder(root, folder);
}

/**
 * Packs a package that is built.
 *
 * @param into the folder for the tarball, which must exist
 * @returns the path of the tarball
 */
export async function packFolder(packageFolder: string, into: string): Promise<string> {
	const packed = await succeed(
		['pack', '--silent', '--ignore-scripts', '--pack-destination', into],
		packageFolder,
		`The package in ${packageFolder} could not be packed`,
	);
	return join(into, packed.trim().split('\n').at(-1) ?? '');
}

/**
 * Installs a packed package as a community node, as n8n does when a user installs it: without
 * scripts, development and peer dependencies, in the `nodes` folder of n8n's data.
 */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	if (!existsSync(join(nodes, 'package.json'))) {
		await writeFile(
			join(nodes, 'package.json'),
			JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }, null, 2),
		);
	}
	// The copy stays: package.json names it, and a later npm in this folder must find it.
	const copy = join(nodes, basename(tarball));
	await copyFile(tarball, copy);
	// Without this record npm looks at what is really there, and replaces the same version too.
	await rm(join(nodes, 'node_modules', '.package-lock.json'), { force: true });
	await succeed(
		[
			...['install', `./${basename(tarball)}`, '--ignore-scripts', '--legacy-peer-deps'],
			...['--omit=dev', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'],
		],
		nodes,
		'This package could not be installed in n8n',
	);
}

async function succeed(args: string[], cwd: string, failure: string): Promise<string> {
	const { code, output } = await npm(args, { cwd });
	if (code === 0) return output;
	throw new Problem(
		`${failure} (npm ${args[0]}):\n${output.trim().split('\n').slice(-20).join('\n')}`,
	);
}
