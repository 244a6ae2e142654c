/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../nodes/Didit/operations';
import { operationsTable } from '../scripts/operationsTable';

const root = path.resolve(__dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

test('lists the operations that the node has (else run `npm run readme`)', () => {
	expect(readme).toContain(operationsTable(registry));
});

test('names the two commands', () => {
	expect(readme).toContain('npm install && npm start');
	expect(readme).toContain('npm install && npm test');
});

test('links only to files that are there', () => {
	const links = [...readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(([, link]) => link ?? '');
	const missing = links.filter((link) => !existsSync(path.join(root, link.replace(/#.*/, ''))));
	expect(links.length).toBeGreaterThan(0);
	expect(missing).toEqual([]);
});
