/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const page = readFileSync(path.join(root, 'SECURITY.md'), 'utf8');

/** Rows of the tables of the threat model: who, what stops it, which tests show it. */
const rows = page
	.split('\n')
	.filter((line) => /^\| (?!---)/.test(line) && !line.includes('| What stops it |'))
	.map((line) => line.slice(2, -2).split(' | '));

const shown = [...page.matchAll(/`(test\/[^`]+)`: _([^_]+)_/g)].map(
	([, file = '', name = '']): [file: string, name: string] => [file, name],
);

/** Whether a file has these words in a string of one line, as titles of tests are. */
function hasTest(file: string, name: string): boolean {
	const text = readFileSync(path.join(root, file), 'utf8').replaceAll('\\u2019', '’');
	const words = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(['"\`])(?:(?!\\1).)*${words}(?:(?!\\1).)*\\1`).test(text);
}

test('the threat model has five tables', () => {
	expect(page.match(/^\|.*\| What stops it \| What shows it \|$/gm)).toHaveLength(5);
	expect(rows.length).toBeGreaterThan(40);
	expect(rows.filter((cells) => cells.length !== 3)).toEqual([]);
});

test('every row names a test, or says that nothing stops it', () => {
	const bare = rows.filter(([, stops = '', tests = '']) => {
		return !tests.includes('`test/') && !/\*\*Nothing/i.test(stops);
	});
	expect(bare).toEqual([]);
});

test('whatever names a test names it in a way that is checked', () => {
	expect(page.match(/`test\/[^`]+\.m?ts`/g)).toHaveLength(shown.length);
});

test.each([...new Set(shown.map(([file]) => file))])('%s is there', (file) => {
	expect(existsSync(path.join(root, file))).toBe(true);
	expect(file).toMatch(/\.test\.ts$|^test\/e2e\/chapters\/\w+\.mts$/);
});

test.each(shown)('%s has the test "%s"', (file, name) => {
	expect(hasTest(file, name)).toBe(true);
});

test('a test that is not there is noticed', () => {
	expect(hasTest('test/signature/mutated.test.ts', 'mutated deliveries is taken')).toBe(true);
	expect(hasTest('test/signature/mutated.test.ts', 'mutated deliveries are taken')).toBe(false);
});
