import type { Files } from './files';

/** What two builds of the same commit differ in. */
export function differences(first: Files, second: Files): string[] {
	if (first.size === 0) return ['The build made no files: see what `npm run build` prints.'];
	const paths = [...new Set([...first.keys(), ...second.keys()])].sort();
	return paths.flatMap((path) => {
		const [one, other] = [first.get(path), second.get(path)];
		if (!one || !other) {
			return [`${path} is made by the ${one ? 'first' : 'second'} build only.`];
		}
		return one.equals(other)
			? []
			: [
					`${path} differs between two builds, at byte ${firstDifference(one, other)}: look for a time, a path or an order that changes.`,
				];
	});
}

function firstDifference(one: Buffer, other: Buffer): number {
	const at = one.findIndex((byte, index) => byte !== other[index]);
	return at < 0 ? one.length : at;
}
