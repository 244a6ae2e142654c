/**
 * Whether Didit's servers can deliver to a URL: only https, and only to the public internet.
 *
 * @param baseUrl of the credential; another server than Didit's own, such as the sandbox, may
 * reach what Didit cannot
 * @returns what is in the way, or undefined
 */
export function obstacleFor(url: string, baseUrl: string): string | undefined {
	if (!isDiditItself(baseUrl)) return undefined;
	const { protocol, hostname } = new URL(url);
	if (isPrivate(hostname)) return 'it leads to this machine or a private network';
	return protocol === 'https:' ? undefined : 'it is not https';
}

function isDiditItself(baseUrl: string): boolean {
	try {
		return /(^|\.)didit\.me$/.test(new URL(baseUrl).hostname);
	} catch {
		return false;
	}
}

/** @param hostname as URL parsing gives it: lower case, addresses in their usual form */
function isPrivate(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (host.includes(':')) return isPrivateV6(host);
	const v4 = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
	if (v4) return isPrivateV4(Number(v4[1]), Number(v4[2]));
	return !host.includes('.') || /\.(localhost|local|internal|lan|home\.arpa|test)$/.test(host);
}

/** @param a the first of the four numbers, `b` the second; the others do not matter */
function isPrivateV4(a: number, b: number): boolean {
	return (
		[0, 10, 127].includes(a) ||
		(a === 100 && b >= 64 && b < 128) ||
		(a === 169 && b === 254) ||
		(a === 172 && b >= 16 && b < 32) ||
		(a === 192 && b === 168)
	);
}

function isPrivateV6(address: string): boolean {
	const mapped = /^::ffff:([0-9a-f]+):[0-9a-f]+$/.exec(address);
	if (mapped) {
		const high = parseInt(mapped[1]!, 16);
		return isPrivateV4(high >> 8, high & 255);
	}
	return address === '::' || address === '::1' || /^f[cd]|^fe[89ab]/.test(address);
}
