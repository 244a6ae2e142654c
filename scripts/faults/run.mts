/**
 * Creates sessions through the node, in n8n's own engine, while the sandbox refuses, fails, drops
 * connections before and after the work and is slow. Then its book is compared with what the node
 * gave out. Prints the seeds; ends with code 1 where something was lost, doubled or untrue.
 */
import { folder } from './environment.mts';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { stopAll } from '../host/child.mts';
import { say } from '../host/print.mts';
import { Problem, reasonOf } from '../host/problem.mts';
import { startSandbox, type RunningSandbox } from '../host/sandbox.mts';
import { BROKEN } from './broken.mts';
import { runSeed, type Outcome } from './seed.mts';

const HELP = `npm run test:faults [-- options]

Creates sessions in a Didit that has troubles, and looks whether anything was lost or doubled and
whether every item says the truth.

  --seeds <number>   how many seeds; 24 unless told
  --seed <number>    the first of them, random unless told; with it alone, only that one
  --count <number>   creations per seed; 2,000 unless told
  --help             this text`;

const SHOWN = 20;
/** A seed whose refusals and lost answers are frequent. */
const BROKEN_RUN = { seed: 5, count: 200 };

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof Problem)) throw error;
	console.error(error.message);
	process.exitCode = 2;
} finally {
	await stopAll();
}
process.exit();

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		say(HELP);
		return 0;
	}
	const { first, seeds, count } = options;
	say(`seeds ${first} to ${first + seeds - 1}, ${count} creations each`);
	const sandbox = await startSandbox({ logFile: join(folder, 'sandbox.log') });
	await findOutBrokenOnes(sandbox);
	const failed: number[] = [];
	for (let seed = first; seed < first + seeds; seed++) {
		const begun = performance.now();
		const outcome = await runSeed(sandbox, seed, count);
		report(seed, outcome, (performance.now() - begun) / 1000);
		if (outcome.wrong.length > 0) failed.push(seed);
	}
	if (failed.length === 0) {
		say(`\n${seeds * count} creations: nothing lost, nothing doubled, every item says the truth`);
		return 0;
	}
	say(`\nFAILED, ${failed.length} of ${seeds}. The same troubles once more:`);
	for (const seed of failed) say(`  npm run test:faults -- --count ${count} --seed ${seed}`);
	return 1;
}

/** Without this nobody would know whether a run that finds nothing has looked. */
async function findOutBrokenOnes(sandbox: RunningSandbox): Promise<void> {
	const { seed, count } = BROKEN_RUN;
	for (const [name, work] of Object.entries(BROKEN)) {
		const { wrong } = await runSeed(sandbox, seed, count, work);
		if (wrong.length === 0) throw new Problem(`A node that ${name} was not found out.`);
		say(`  found out: a node that ${name} (${wrong.length} times)`);
	}
}

function report(seed: number, outcome: Outcome, seconds: number): void {
	const { name, created, unknown, notDone, requests, refused, wrong } = outcome;
	say(
		`seed ${seed}, ${name}: ${created} created, ${unknown} unknown, ${notDone} not carried out; ` +
			`${requests} requests, ${refused} of them 429; ${seconds.toFixed(1)} s${wrong.length > 0 ? ' FAILED' : ''}`,
	);
	for (const problem of wrong.slice(0, SHOWN)) say(`    ${problem}`);
	if (wrong.length > SHOWN) say(`    and ${wrong.length - SHOWN} more`);
}

function readOptions(args: string[]) {
	try {
		const { values } = parseArgs({
			args,
			options: {
				seeds: { type: 'string' },
				seed: { type: 'string' },
				count: { type: 'string', default: '2000' },
				help: { type: 'boolean', default: false },
			},
		});
		const only = values.seed !== undefined && values.seeds === undefined;
		return {
			help: values.help,
			first: wholeNumber('--seed', values.seed ?? String(Math.floor(Math.random() * 2 ** 24))),
			seeds: only ? 1 : wholeNumber('--seeds', values.seeds ?? '24'),
			count: wholeNumber('--count', values.count),
		};
	} catch (error) {
		throw new Problem(`${reasonOf(error)}\n\n${HELP}`);
	}
}

function wholeNumber(flag: string, text: string): number {
	if (!/^\d{1,8}$/.test(text)) throw new Error(`${flag} must be a whole number, not "${text}".`);
	return Number(text);
}
