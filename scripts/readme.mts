/** Writes what is made from the registry of operations: the table in the README, docs/operations.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../nodes/Didit/operations/index.ts';
import { operationsReference } from './operationsReference.ts';
import { operationsTable, withTable } from './operationsTable.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = path.join(root, 'README.md');
writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), operationsTable(registry)));

const reference = path.join(root, 'docs', 'operations.md');
writeFileSync(reference, operationsReference(registry));
