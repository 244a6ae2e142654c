/**
 * What this package's requests cost beside what a user would pick instead: ratios of one run, on
 * one machine. Everything stays on this machine.
 */
import { arch, cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { stopAll } from '../../scripts/host/child.mts';
import { duration, say } from '../../scripts/host/print.mts';
import { Problem, reasonOf } from '../../scripts/host/problem.mts';
import { alone, shared } from './creating.mts';
import { files } from './files.mts';
import { lists } from './lists.mts';
import { reads } from './reads.mts';
import { World } from './world.mts';

const HELP = `npm run bench:transport [-- parts and options]

  a   1,200 creations against a limit of 600 in any window
  b   the same shared by two executions, in one n8n and in two
  c   1,000 reads at 50 ms, without a limit
  d   Return All of 100,000 rows: memory and speed
  e   100 MB of PDFs: memory

  --speed <1 to 3>   how many times faster than Didit's the window of a and b passes; 1 unless told
  --help             this text`;

export interface Settings {
	/** The length of the limit's window. */
	windowSeconds: number;
}

const PARTS: Record<string, (world: World, settings: Settings) => Promise<void>> = {
	a: alone,
	b: shared,
	c: reads,
	d: lists,
	e: files,
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

try {
	await main();
} catch (error) {
	if (!(error instanceof Problem)) throw error;
	console.error(error.message);
	process.exitCode = 2;
} finally {
	await stopAll();
}
process.exit();

async function main(): Promise<void> {
	const { help, parts, speed } = readOptions(process.argv.slice(2));
	if (help) {
		say(HELP);
		return;
	}
	say(`${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node ${process.version}`);
	const world = await World.bringUp();
	const begun = performance.now();
	try {
		for (const part of parts) await PARTS[part]?.(world, { windowSeconds: 60 / speed });
	} finally {
		await world.stop();
	}
	say(`\n${duration(performance.now() - begun)} in all`);
}

function readOptions(args: string[]) {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				speed: { type: 'string', default: '1' },
				help: { type: 'boolean', default: false },
			},
		});
		const unknown = positionals.filter((part) => !(part in PARTS));
		if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}.`);
		const speed = Number(values.speed);
		if (!(speed >= 1 && speed <= 3)) throw new Error('--speed must be a number from 1 to 3.');
		const parts = positionals.length > 0 ? positionals : Object.keys(PARTS);
		return { help: values.help, parts, speed };
	} catch (error) {
		throw new Problem(`${reasonOf(error)}\n\n${HELP}`);
	}
}
