import type { INodeProperties } from 'n8n-workflow';
import type { Manifest } from './contents';

/** What is looked at of the description of a node that n8n loaded. */
export interface LoadedNode {
	readonly name: string;
	readonly displayName: string;
	readonly description: string;
	readonly version: number | number[];
	readonly iconUrl?: unknown;
	readonly credentials?: ReadonlyArray<{ readonly name: string }>;
	readonly properties: readonly INodeProperties[];
}

export interface LoadedCredential {
	readonly name: string;
	readonly displayName: string;
	readonly properties: readonly INodeProperties[];
}

/** What n8n's own loader made of an installed package. */
export interface Loaded {
	readonly nodes: readonly LoadedNode[];
	readonly credentials: readonly LoadedCredential[];
}

/** What did not come out of n8n's loader as package.json promises it. */
export function loadedFindings({ nodes, credentials }: Loaded, manifest: Manifest): string[] {
	const names = credentials.map(({ name }) => name);
	return [
		...counted('nodes', nodes, manifest.n8n?.nodes ?? []),
		...counted('credentials', credentials, manifest.n8n?.credentials ?? []),
		...[...nodes, ...credentials].flatMap(({ name, displayName, properties }) => [
			...(displayName ? [] : [`${name} has no name for people.`]),
			...(properties?.length > 0 ? [] : [`${name} has no parameters.`]),
		]),
		...nodes.flatMap(({ name, description, iconUrl, credentials: used = [] }) => [
			...(description ? [] : [`${name} has no description.`]),
			...(iconUrl ? [] : [`${name} has no icon.`]),
			...used
				.filter((credential) => !names.includes(credential.name))
				.map((credential) => `${name} asks for ${credential.name}, which was not loaded.`),
		]),
	];
}

/** Each class of a file that package.json lists is called as the file. */
function counted(
	what: string,
	loaded: ReadonlyArray<{ readonly name: string }>,
	paths: readonly string[],
): string[] {
	const names = loaded.map(({ name }) => name.toLowerCase());
	const missing = paths.filter((path) => {
		const [file = ''] = (path.split('/').at(-1) ?? '').split('.');
		return !names.includes(file.toLowerCase());
	});
	return [
		...missing.map((path) => `${path} was not loaded.`),
		...(loaded.length === paths.length
			? []
			: [`n8n loaded ${loaded.length} ${what}, and package.json lists ${paths.length}.`]),
	];
}
