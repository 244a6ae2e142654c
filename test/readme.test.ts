/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../nodes/Didit/operations';
import { devDependencies } from '../package.json';
import { operationsReference } from '../scripts/operationsReference';
import { HOSTS } from '../scripts/hosts/hosts';
import { hostsTable } from '../scripts/hosts/table';
import { operationsTable } from '../scripts/operationsTable';

const root = path.resolve(__dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** Of a heading, as GitHub makes it. */
const slug = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replaceAll(' ', '-');

test('lists the operations that the node has (else run `npm run readme`)', () => {
	expect(readme).toContain(operationsTable(registry));
});

test('lists the n8n that it is tested with (else run `npm run readme`)', () => {
	expect(readme).toContain(hostsTable(HOSTS));
	const newest = HOSTS.at(-1);
	expect(devDependencies).toMatchObject({
		'n8n-core': newest?.core,
		'n8n-workflow': newest?.workflow,
	});
});

/** The pages of operations that are kept, by their places below docs. */
function keptPages(): Record<string, string> {
	const docs = path.join(root, 'docs');
	const names = readdirSync(path.join(docs, 'operations')).map((name) => `operations/${name}`);
	return Object.fromEntries(
		['operations.md', ...names].map((name) => [name, readFileSync(path.join(docs, name), 'utf8')]),
	);
}

test('the pages describe the operations that the node has (else run `npm run readme`)', () => {
	const pages = keptPages();
	expect(pages).toEqual(operationsReference(registry));
	const links = [...readme.matchAll(/docs\/(operations\/\w+\.md)#([\w-]+)/g)];
	expect(links.length).toBeGreaterThan(0);
	const missing = links.filter(([, page = '', name = '']) => {
		const headings = [...(pages[page] ?? '').matchAll(/^## (.+)$/gm)];
		return !headings.some(([, heading = '']) => slug(heading) === name);
	});
	expect(missing.map(([link]) => link)).toEqual([]);
});

test('a field whose choices come from Didit names none', () => {
	expect(Object.values(keptPages()).join()).not.toContain('One of .');
});

test('what leaves a language to Didit is not counted as a language', () => {
	// A field with the empty choice, and one without, of the same list.
	const { kybParty = '', questionnaire = '' } = Object.fromEntries(
		Object.entries(operationsReference(registry)).map(([page, text]) => [
			path.basename(page, '.md'),
			text,
		]),
	);
	const count = (text: string, field: string): string | undefined =>
		new RegExp(`\\*\\*${field}\\*\\*.*?(\\d+) to choose from`).exec(text)?.[1];
	expect(count(questionnaire, 'Default Language')).toBe('56');
	expect(count(kybParty, 'Locale')).toBe('56');
});

test('names the two commands', () => {
	expect(readme).toContain('npm install && npm start');
	expect(readme).toContain('npm install && npm test');
});

test('links only to files that are there', () => {
	const links = [...readme.matchAll(/(?:\]\(|src="|srcset=")(?!https?:|#)([^)"\s]+)/g)].map(
		([, link]) => link ?? '',
	);
	const missing = links.filter((link) => !existsSync(path.join(root, link.replace(/#.*/, ''))));
	expect(links.length).toBeGreaterThan(20);
	expect(missing).toEqual([]);
});

test('shows every picture that is kept, for light and for dark', () => {
	const kept = readdirSync(path.join(root, 'docs', 'pictures')).map(
		(file) => `docs/pictures/${file}`,
	);
	const shown = [...readme.matchAll(/docs\/pictures\/[\w.-]+/g)].map(([file]) => file);
	expect(shown.sort()).toEqual(kept.sort());
	expect(shown.filter((file) => /-light\.webp$/.test(file))).toHaveLength(shown.length / 2);
	expect(shown.filter((file) => /-dark\.webp$/.test(file))).toHaveLength(shown.length / 2);
});
