/** Writes the table of operations into the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../nodes/Didit/operations/index.ts';
import { operationsTable, withTable } from './operationsTable.ts';

const file = path.resolve(import.meta.dirname, '../README.md');
writeFileSync(file, withTable(readFileSync(file, 'utf8'), operationsTable(registry)));
