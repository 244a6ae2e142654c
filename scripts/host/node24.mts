import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './child.mts';
import { Problem } from './problem.mts';

const MINIMUM = 24;

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
export async function requireSomeNode(hostFolder: string): Promise<void> {
	if (bundledNode(hostFolder) !== undefined) return;
	for (const node of ownNodes()) if (await isNewEnough(node)) return;
	throw new Problem(
		`n8n needs Node ${MINIMUM} or newer. For ${process.platform} on ${process.arch} none can be brought along, ` +
			`and this is Node ${process.versions.node}. Install Node ${MINIMUM} from https://nodejs.org and start again.`,
	);
}

/**
 * The Node that runs n8n: the user's own where it is new enough and n8n's compiled parts load in it
 * (they are not built for every version), else the one that came with the installation.
 */
export async function findNode(hostFolder: string): Promise<string> {
	const bundled = bundledNode(hostFolder);
	for (const node of [...ownNodes(), ...(bundled === undefined ? [] : [bundled])]) {
		if ((await isNewEnough(node)) && (await loadsCompiledParts(node, hostFolder))) return node;
	}
	throw new Problem(
		`No Node on this machine can run n8n: it needs Node ${MINIMUM} with n8n's compiled parts (sqlite3, isolated-vm) in it. ` +
			`Install Node ${MINIMUM}, or delete ${hostFolder} and start again.`,
	);
}

const ownNodes = (): string[] => [process.execPath, 'node'];

async function isNewEnough(node: string): Promise<boolean> {
	if (node === process.execPath) return Number.parseInt(process.versions.node, 10) >= MINIMUM;
	const major = "process.stdout.write(process.versions.node.split('.')[0])";
	const { code, output } = await tryNode(node, ['-e', major]);
	return code === 0 && Number(output) >= MINIMUM;
}

export async function loadsCompiledParts(node: string, hostFolder: string): Promise<boolean> {
	const { code } = await tryNode(
		node,
		['-e', "require('sqlite3'); require('isolated-vm')"],
		hostFolder,
	);
	return code === 0;
}

/** A Node that is not there, or cannot be started here, is as good as one that fails. */
const tryNode = (command: string, args: string[], cwd?: string) =>
	runToEnd({ command, args, cwd, env: { PATH: process.env.PATH } }).catch(() => ({
		code: null,
		output: '',
	}));
