/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { scripts } from '../../package.json';

const root = path.resolve(__dirname, '../..');
const page = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');

const NOT_OURS = ['.git', 'node_modules', 'dist', 'coverage', 'reports', 'release'];
const files = readdirSync(root, { withFileTypes: true })
	.filter(({ name }) => !NOT_OURS.includes(name))
	.flatMap((entry) =>
		entry.isDirectory()
			? readdirSync(path.join(root, entry.name), { recursive: true, encoding: 'utf8' }).map(
					(name) => `${entry.name}/${name.replaceAll(path.sep, '/')}`,
				)
			: [entry.name],
	);

/** The page shortens what is inside of the nodes, and draws the ways between their parts. */
const SHORT = ['', 'nodes/', 'nodes/Didit/', 'nodes/Didit/operations/', 'nodes/DiditTrigger/'];
const DRAWN = [...SHORT, 'nodes/DiditTrigger/registration/', 'nodes/DiditTrigger/webhook/'];

/** Whether a file, or a folder with one, is called so; `<name>` stands for any. */
function exists(name: string, places: readonly string[]): boolean {
	const wanted = name
		.replace(/^(\.\.\/)+|\/$/g, '')
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/<\w+>/g, '[^/]+');
	return places.some((place) => {
		const isIt = new RegExp(`^${place}${wanted}(\\.ts|/|$)`);
		return files.some((file) => isIt.test(file));
	});
}

const gone = (names: string[], places: readonly string[]): string[] => {
	expect(names.length).toBeGreaterThan(5);
	return names.filter((name) => !exists(name, places));
};

test('every path in backticks is there', () => {
	const quoted = [...page.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(
		([, text = '']) => text,
	);
	const paths = quoted.filter((text) =>
		/^[\w.<>-]+(\/[\w.<>-]+)+\/?$|^[\w-]+\.\w{2,4}$/.test(text),
	);
	expect(gone(paths, SHORT)).toEqual([]);
});

test('every folder of the table is there', () => {
	const table = page.slice(page.indexOf('| Folder '), page.indexOf('The way of a parameter'));
	const cells = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)].map(([, cell = '']) => cell);
	const folders = cells.flatMap((cell) =>
		[...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
	);
	expect(gone(folders, [''])).toEqual([]);
});

test('every file of the ways is there', () => {
	const drawn = [...page.matchAll(/^```(\w*)\n(.*?)^```/gms)]
		.map(([, language, text]) => (language === '' ? text : ''))
		.join('');
	const paths = [...drawn.matchAll(/(?:^|→) *((?:\.\.\/)?\w[\w/]*(?:\.ts|\/))(?=\s)/gm)];
	expect(
		gone(
			paths.map(([, name = '']) => name),
			DRAWN,
		),
	).toEqual([]);
});

test('every command is there', () => {
	const commands = [...page.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
	expect(commands.length).toBeGreaterThan(20);
	expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});
