/** Writes what is made: the README's tables of operations and of n8n, and docs/operations.md. */
import { readFileSync, writeFileSync } from 'node:fs';
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

const reference = path.join(root, 'docs', 'operations.md');
writeFileSync(reference, operationsReference(registry));
