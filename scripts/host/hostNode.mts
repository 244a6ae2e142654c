import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './child.mts';
import { Problem } from './problem.mts';
import { inWords, isInRange, type NodeRange, type Release } from './releases.mts';

/** The Node that comes with the installation, for the platforms that the registry serves. */
export function bundledNode(hostFolder: string): string | undefined {
	return isServed() ? join(bundledFolder(hostFolder), 'bin', 'node') : undefined;
}

/** The headers that come with that Node, so that a compiler needs none from the network. */
export function bundledHeaders(hostFolder: string): string | undefined {
	const folder = bundledFolder(hostFolder);
	return isServed() && existsSync(join(folder, 'include', 'node')) ? folder : undefined;
}

const bundledFolder = (hostFolder: string): string =>
	join(hostFolder, 'node_modules', `node-linux-${process.arch}`);

function isServed(): boolean {
	return process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) && hasGlibc();
}

function hasGlibc(): boolean {
	const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
	return report.header?.glibcVersionRuntime !== undefined;
}

/** Says so before anything is downloaded, where no Node for n8n will be found afterwards. */
export async function requireSomeNode(release: Release, hostFolder: string): Promise<void> {
	if (bundledNode(hostFolder) !== undefined) return;
	for (const node of ownNodes()) if (await runs(node, release.node)) return;
	throw new Problem(
		`n8n needs ${inWords(release.node)}. For ${process.platform} on ${process.arch} none can be brought along, ` +
			`and this is Node ${process.versions.node}. Install one from https://nodejs.org and start again.`,
	);
}

/**
 * The Node that runs n8n: the user's own where n8n starts on it and its compiled parts load in it
 * (they are not built for every version), else the one that came with the installation.
 */
export async function findNode(release: Release, hostFolder: string): Promise<string> {
	const bundled = bundledNode(hostFolder);
	for (const node of [...ownNodes(), ...(bundled === undefined ? [] : [bundled])]) {
		if ((await runs(node, release.node)) && (await loads(node, release, hostFolder))) return node;
	}
	const needed = inWords(release.node);
	throw new Problem(
		`No Node on this machine can run n8n: it needs ${needed} with n8n's compiled parts (${release.compiled.join(', ')}) in it. ` +
			`Install ${needed}, or delete ${hostFolder} and start again.`,
	);
}

const ownNodes = (): string[] => [process.execPath, 'node'];

/** Whether n8n starts on this Node, by its version. */
async function runs(node: string, range: NodeRange): Promise<boolean> {
	if (node === process.execPath) return isInRange(process.versions.node, range);
	const { code, output } = await tryNode(node, ['-p', 'process.versions.node']);
	return code === 0 && isInRange(output.trim(), range);
}

async function loads(node: string, { compiled }: Release, hostFolder: string): Promise<boolean> {
	const requireAll = compiled.map((name) => `require('${name}')`).join(';');
	const { code } = await tryNode(node, ['-e', requireAll], hostFolder);
	return code === 0;
}

/** A Node that is not there, or cannot be started here, is as good as one that fails. */
const tryNode = (command: string, args: string[], cwd?: string) =>
	runToEnd({ command, args, cwd, env: { PATH: process.env.PATH } }).catch(() => ({
		code: null,
		output: '',
	}));
