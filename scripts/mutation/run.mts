/**
 * Changes the code of a part in every small way that Stryker knows, one at a time, and counts how
 * many of the changes its tests notice. Ends with code 1 where they are too few.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { Problem, reasonOf } from '../host/problem.mts';
import { PARTS } from './parts.mts';
import type { Part } from './parts.mts';

const HELP = `npm run test:mutation -- <part> [options]

Parts: ${[...PARTS.keys()].join(', ')}

  --concurrency <number>   test runners side by side; 1 unless told
  --mutate <glob>          only these files of the part, or lines: file.ts:10-90

The report is reports/mutation/<part>.html.`;

/** Percent of the mutants that tests must notice. */
const LEAST_KILLED = 90;

const ROOT = path.resolve(import.meta.dirname, '../..');

try {
	await main();
} catch (error) {
	if (!(error instanceof Problem)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}

async function main(): Promise<void> {
	const { name, part, concurrency } = readArguments(process.argv.slice(2));
	// Stryker copies the working directory.
	process.chdir(ROOT);
	const report = `reports/mutation/${name}`;
	await new Stryker({
		mutate: [...part.mutate],
		concurrency,
		testRunner: 'jest',
		jest: { config: jestConfig(part), enableFindRelatedTests: false },
		coverageAnalysis: 'perTest',
		ignorePatterns: ['/dist', '/docs', '/reports', '/test-results', '/.ci', '/.github'],
		reporters: ['clear-text', 'progress', 'html', 'json'],
		clearTextReporter: { logTests: false, reportTests: false, allowColor: process.stdout.isTTY },
		htmlReporter: { fileName: `${report}.html` },
		jsonReporter: { fileName: `${report}.json` },
		thresholds: { high: 95, low: LEAST_KILLED, break: LEAST_KILLED },
		// Mutants that loop for ever end by this; a busy machine must not kill others with it.
		timeoutMS: 30_000,
	}).runMutationTest();
}

/** Laid over jest.config.js. */
function jestConfig({ tests, sandbox }: Part): Record<string, unknown> {
	return {
		// Little to look through, since Jest starts anew for every mutant.
		roots: ['<rootDir>/nodes', '<rootDir>/credentials', '<rootDir>/test'],
		testMatch: tests.map((pattern) => `<rootDir>/${pattern}`),
		testSequencer: '<rootDir>/scripts/mutation/quickFirst.cjs',
		...(sandbox ? {} : { globalSetup: null, globalTeardown: null }),
	};
}

function readArguments(args: string[]): { name: string; part: Part; concurrency: number } {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				concurrency: { type: 'string', default: '1' },
				mutate: { type: 'string', multiple: true },
			},
		});
		const [name = '', ...more] = positionals;
		const part = PARTS.get(name);
		if (!part || more.length > 0) throw new Error('Name one part.');
		const concurrency = Number(values.concurrency);
		if (!Number.isInteger(concurrency) || concurrency < 1) {
			throw new Error(`--concurrency must be a whole number, not "${values.concurrency}".`);
		}
		return { name, part: { ...part, mutate: values.mutate ?? part.mutate }, concurrency };
	} catch (error) {
		throw new Problem(`${reasonOf(error)}\n\n${HELP}`);
	}
}
