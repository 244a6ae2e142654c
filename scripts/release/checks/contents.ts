import type { Files } from './files';

/** All that may be published. */
const PUBLISHED = /^(package\.json|README\.md|LICENSE|dist\/.+\.(js|json|svg))$/;
const REQUIRED = ['package.json', 'README.md', 'LICENSE'];
/** The whole of Didit is to fit into a megabyte. */
const LARGEST_UNPACKED_BYTES = 1_000_000;

/** What is in the packed package and should not be, and the other way round. */
export function contentFindings(sizes: ReadonlyMap<string, number>): string[] {
	const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
	return [
		...[...sizes.keys()]
			.filter((path) => !PUBLISHED.test(path))
			.map(
				(path) => `${path} does not belong into the package: see \`files\` and \`npm run build\`.`,
			),
		...REQUIRED.filter((path) => !sizes.has(path)).map((path) => `${path} is not in the package.`),
		...([...sizes.keys()].some((path) => path.startsWith('dist/'))
			? []
			: ['The package has no dist: build first.']),
		...(bytes > LARGEST_UNPACKED_BYTES
			? [
					`The package is too large: ${bytes} bytes unpacked, ${LARGEST_UNPACKED_BYTES} are allowed.`,
				]
			: []),
	];
}

/** The parts of package.json that are looked at. */
export interface Manifest {
	readonly name?: string;
	readonly version?: string;
	readonly license?: string;
	readonly repository?: { readonly url?: string };
	readonly scripts?: Readonly<Record<string, string>>;
	readonly n8n?: { readonly nodes?: readonly string[]; readonly credentials?: readonly string[] };
	readonly [other: string]: unknown;
}

/** npm runs these on the machine of whoever installs a package. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
/** n8n verifies no node that brings packages along. */
const DEPENDENCIES = ['dependencies', 'optionalDependencies', 'bundleDependencies'];

/** What package.json says of a package and a verified node may not have, or must. */
export function manifestFindings(manifest: Manifest, packed: Files): string[] {
	const declared = [...(manifest.n8n?.nodes ?? []), ...(manifest.n8n?.credentials ?? [])];
	return [
		...DEPENDENCIES.filter((field) => Object.keys(manifest[field] ?? {}).length > 0).map(
			(field) => `package.json has ${field}: n8n verifies only packages without.`,
		),
		...INSTALL_SCRIPTS.filter((script) => manifest.scripts?.[script] !== undefined).map(
			(script) => `package.json has the script ${script}, which would run where people install it.`,
		),
		...(declared.length > 0 ? [] : ['package.json lists neither nodes nor credentials for n8n.']),
		...declared
			.filter((path) => !packed.has(path))
			.map((path) => `package.json lists ${path}, which is not in the package.`),
	];
}
