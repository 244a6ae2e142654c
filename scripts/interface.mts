/** `npm run interface`: writes what stands in users' workflows, a file for each resource. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../nodes/Didit/operations/index.ts';
import { interfaceOf } from './interface.ts';

const folder = path.resolve(import.meta.dirname, '../test/interface');
mkdirSync(folder, { recursive: true });
for (const resource of registry) {
	const text = JSON.stringify(interfaceOf(resource), null, '\t');
	writeFileSync(path.join(folder, `${resource.value}.json`), `${text}\n`);
}
