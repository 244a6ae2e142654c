import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Kept } from './kept.ts';

const FILE = fileURLToPath(new URL('previous.json', import.meta.url));

/** What stands in the workflows of those who have the version before. */
export async function previous(): Promise<Kept> {
	return JSON.parse(await readFile(FILE, 'utf8')) as Kept;
}

/** Keeps a version, for the one that comes after it: a line for each operation. */
export async function keep(kept: Kept, about: string): Promise<void> {
	const places = Object.entries(kept.parameters).map(
		([place, parameters]) => `\t\t${JSON.stringify(place)}: ${JSON.stringify(parameters)}`,
	);
	const text = `{
	"about": ${JSON.stringify(about)},
	"version": ${JSON.stringify(kept.version)},
	"nodes": ${JSON.stringify(kept.nodes)},
	"parameters": {
${places.join(',\n')}
	}
}
`;
	await writeFile(FILE, text);
}
