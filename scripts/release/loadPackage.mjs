/**
 * Run by `load.mts` as a process: loads an installed community package as n8n does, with the n8n-core
 * of a folder, and writes the descriptions that come out of it.
 */
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [host, installed, output] = process.argv.slice(2);
const require = createRequire(join(host, 'package.json'));
require('reflect-metadata');
const { PackageDirectoryLoader } = require('n8n-core');

const loader = new PackageDirectoryLoader(installed);
try {
	await loader.loadAll();
} catch (error) {
	console.error(String(error));
	process.exit(1);
}
const { nodes, credentials } = loader.types;
writeFileSync(output, JSON.stringify({ nodes, credentials }));
// Some versions of n8n-core keep timers that nobody ends.
process.exit();
