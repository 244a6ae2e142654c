/** Hosts that packages come from: public ones, the usual servers, and what only a network knows. */
const REGISTRY_HOST =
	/(^|[.-])(registry|npm|pkg|packages?|verdaccio|nexus|artifactory|jfrog|mirror)([.-]|$)|\.(internal|intranet|corp|lan|local)$/i;
const PRIVATE_ADDRESS = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
const URL_HOST = /\b(?:https?|git|ssh):\/\/(?:[^\s/"'`@]*@)?([\w.-]+)/g;

/**
 * Addresses of registries in a text: whoever installs from it would be sent there.
 *
 * @param known hosts that are looked for by name, such as the one that npm is set to here
 */
export function registryFindings(path: string, text: string, known: readonly string[]): string[] {
	const hosts = [...text.matchAll(URL_HOST)]
		.map(([, host = '']) => host)
		.filter((host) => REGISTRY_HOST.test(host) || PRIVATE_ADDRESS.test(host));
	const named = known.filter((host) => text.includes(host));
	return [
		...[...new Set([...hosts, ...named])].map(
			(host) =>
				`${path} names ${host}: take it out (.npmrc keeps lock files free of registry addresses).`,
		),
		...(/_authToken|_password\s*=/.test(text)
			? [`${path} has what looks like a login of npm.`]
			: []),
	];
}

/** Packages of a lock file that are to be brought from an address that stands in it. */
export function lockFindings(path: string, text: string): string[] {
	const { packages = {} } = JSON.parse(text) as {
		packages?: Record<string, { resolved?: string }>;
	};
	return Object.entries(packages)
		.filter(([, { resolved }]) => resolved !== undefined && /^[\w+]+:/.test(resolved))
		.map(
			([name, { resolved }]) =>
				`${path} has "resolved" of ${name}: ${resolved}. Install once more with omit-lockfile-registry-resolved.`,
		);
}
