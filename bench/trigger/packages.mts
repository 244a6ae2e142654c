import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packFolder, packPackage } from '../../scripts/host/package.mts';
import { root } from '../../scripts/host/paths.mts';

export const PACKAGES = {
	/** As it is published. */
	didit: 'n8n-nodes-didit',
	/** The same, but n8n's memory is not asked whether a delivery came before. */
	forgetful: 'n8n-nodes-didit-forgetful',
	/** The same, with ten times the entries. */
	mindful: 'n8n-nodes-didit-mindful',
	/** A trigger that takes whatever comes. */
	bare: 'n8n-nodes-bare',
} as const;

const TRIGGER = join('dist', 'nodes', 'DiditTrigger', 'DiditTrigger.node.js');
/** All code of the package. */
const BUNDLE = join('dist', 'didit.js');

/** Builds and packs this package and what it is compared with, and gives the tarballs. */
export async function packAll(folder: string): Promise<string[]> {
	const didit = await packPackage(folder);
	const forgetful = await variant(folder, PACKAGES.forgetful, TRIGGER, (code) => {
		return `${code}\ndelete exports.DiditTrigger.prototype.execute;\n`;
	});
	const mindful = await variant(folder, PACKAGES.mindful, BUNDLE, (code) => {
		const changed = code.replace(/(?<=\bMOST_ENTRIES = )1e3;/, '1e4;');
		if (changed === code) throw new Error(`There is no MOST_ENTRIES in ${BUNDLE}`);
		return changed;
	});
	return [didit, forgetful, mindful, await bare(folder)];
}

/** A copy of this package with one file changed. The credential stays the original's. */
async function variant(
	folder: string,
	name: string,
	file: string,
	change: (code: string) => string,
): Promise<string> {
	const copy = join(folder, name);
	await cp(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
	await writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')));
	return pack(folder, name, 'dist/nodes/DiditTrigger/DiditTrigger.node.js');
}

const BARE_TRIGGER = `
exports.BareTrigger = class {
	description = {
		displayName: 'Bare Trigger',
		name: 'bareTrigger',
		group: ['trigger'],
		version: 2,
		description: 'Takes whatever comes',
		defaults: { name: 'Bare Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'bare',
			},
		],
		properties: [],
	};

	async webhook() {
		return { workflowData: [[{ json: this.getBodyData() }]] };
	}
};
`;

const bare = (folder: string): Promise<string> =>
	packNode(folder, PACKAGES.bare, 'BareTrigger', BARE_TRIGGER);

/**
 * Packs a package of one node.
 *
 * @param className what its code exports
 * @returns the tarball
 */
export async function packNode(
	folder: string,
	name: string,
	className: string,
	code: string,
): Promise<string> {
	const file = join('dist', `${className}.node.js`);
	await mkdir(join(folder, name, 'dist'), { recursive: true });
	await writeFile(join(folder, name, file), code);
	return pack(folder, name, file);
}

async function pack(folder: string, name: string, node: string): Promise<string> {
	const manifest = {
		name,
		version: '0.0.0',
		files: ['dist'],
		n8n: { n8nNodesApiVersion: 1, nodes: [node], credentials: [] },
	};
	await writeFile(join(folder, name, 'package.json'), JSON.stringify(manifest));
	return packFolder(join(folder, name), folder);
}
