import type { Kept, KeptParameter } from './kept';
import type { Rename } from './renames';

/** Something that a workflow has and that is no more, or no more the same. */
interface Break {
	/** Place, and where there is one the parameter and its value. */
	readonly what: string;
	readonly happened: string;
}

/** What would break in the workflows and credentials of people who upgrade. */
export function breaks(before: Kept, now: Kept, renames: readonly Rename[]): string[] {
	const all = [...nodeBreaks(before, now), ...parameterBreaks(before, now)];
	const broken = new Set(all.map(({ what }) => what));
	const there = namesOf(now);
	return [
		...all
			.filter(({ what }) => !renames.some((rename) => rename.what === what))
			.map(
				({ what, happened }) =>
					`${what} ${happened} since ${before.version}: keep it, or name it in renames.ts with its migration.`,
			),
		...renames
			.filter(({ what }) => !broken.has(what))
			.map(({ what }) => `renames.ts has ${what}, which did not change since ${before.version}.`),
		...renames
			.filter(({ now: name }) => !there.has(name))
			.map(({ what, now: name }) => `renames.ts says ${what} is ${name} now, which is not there.`),
		...renames
			.filter(({ migration }) => migration.trim() === '')
			.map(({ what }) => `renames.ts has no migration for ${what}.`),
	];
}

function nodeBreaks(before: Kept, now: Kept): Break[] {
	return Object.entries(before.nodes).flatMap(([name, { versions, credentials }]) => {
		const node = now.nodes[name];
		if (!node) return [{ what: `node ${name}`, happened: 'is gone' }];
		return [
			...gone(versions.map(String), node.versions.map(String), `node ${name} version`),
			...gone(credentials, node.credentials, `node ${name} credential`),
		];
	});
}

function parameterBreaks(before: Kept, now: Kept): Break[] {
	return Object.entries(before.parameters).flatMap(([place, parameters]) => {
		const others = now.parameters[place];
		if (!others) return [{ what: place, happened: 'is gone' }];
		return [
			...Object.entries(parameters).flatMap(([path, parameter]) =>
				breaksOf(`${place} ${path}`, parameter, others[path]),
			),
			...Object.entries(others)
				.filter(([path, { required }]) => required && !parameters[path])
				.filter(([path, { default: value }]) => value === undefined && !path.includes('.'))
				.map(([path]) => ({ what: `${place} ${path}`, happened: 'is new and must be filled in' })),
		];
	});
}

function breaksOf(what: string, before: KeptParameter, now: KeptParameter | undefined): Break[] {
	if (!now) return [{ what, happened: 'is gone' }];
	return [
		...(now.type === before.type
			? []
			: [{ what, happened: `is ${now.type} and was ${before.type}` }]),
		...(now.required && !before.required ? [{ what, happened: 'must be filled in' }] : []),
		...(now.default === before.default
			? []
			: [
					{
						what,
						happened: `is ${now.default ?? 'empty'} by default and was ${before.default ?? 'empty'}`,
					},
				]),
		...gone(before.values ?? [], now.values ?? [], `${what} value`),
	];
}

function gone(before: readonly string[], now: readonly string[], prefix: string): Break[] {
	return before
		.filter((value) => !now.includes(value))
		.map((value) => ({ what: `${prefix} ${JSON.stringify(value)}`, happened: 'is gone' }));
}

/** Everything that a rename may lead to. */
function namesOf({ nodes, parameters }: Kept): Set<string> {
	return new Set([
		...Object.keys(nodes).map((name) => `node ${name}`),
		...Object.entries(nodes).flatMap(([name, { versions, credentials }]) => [
			...versions.map((version) => `node ${name} version "${version}"`),
			...credentials.map((credential) => `node ${name} credential "${credential}"`),
		]),
		...Object.entries(parameters).flatMap(([place, fields]) => [
			place,
			...Object.entries(fields).flatMap(([path, { values = [] }]) => [
				`${place} ${path}`,
				...values.map((value) => `${place} ${path} value ${JSON.stringify(value)}`),
			]),
		]),
	]);
}
