/** Writes what is made: the README's tables of operations and of n8n, and the pages of operations. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../nodes/Didit/operations/index.ts';
import { HOSTS } from './hosts/hosts.ts';
import { hostsTable } from './hosts/table.ts';
import { withMade } from './made.ts';
import { operationsReference } from './operationsReference.ts';
import { operationsTable } from './operationsTable.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = path.join(root, 'README.md');
const text = withMade(readFileSync(readme, 'utf8'), 'operations', operationsTable(registry));
writeFileSync(readme, withMade(text, 'hosts', hostsTable(HOSTS)));

const docs = path.join(root, 'docs');
rmSync(path.join(docs, 'operations'), { recursive: true, force: true });
mkdirSync(path.join(docs, 'operations'));
for (const [name, page] of Object.entries(operationsReference(registry))) {
	writeFileSync(path.join(docs, name), page);
}
