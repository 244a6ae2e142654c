import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { stopAll } from './host/child.mts';
import { say } from './host/print.mts';
import { Problem, reasonOf } from './host/problem.mts';
import { Home } from './start/home.mts';
import { HELP, readOptions, type StartOptions } from './start/options.mts';
import { bringUp, endedByItself, fill, sayWhere, type Running } from './start/run.mts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// A terminal that was closed takes no more lines; the end is still to be an orderly one.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

let isUp = false;
let running: Running | undefined;

process.exitCode = await main().catch((error: unknown) => {
	process.stderr.write(`\n${wordsFor(error)}\n`);
	return 1;
});
process.exit();

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2), process.env);
	if (options.help) {
		say(HELP);
		return 0;
	}
	const signal = new Promise<number>((resolve) => {
		for (const name of SIGNALS) process.on(name, () => resolve(constants.signals[name]));
	});
	const home = await Home.open(options.home);
	try {
		const number = await Promise.race([signal, work(options, home)]);
		forgetCluster();
		if (number === 0) return 0;
		say('\nStopping …');
		// To stop what stays up until it is stopped is no failure; to break off the start is one.
		return isUp ? 0 : 128 + number;
	} finally {
		// In its order, so that what was begun comes to its end; then whatever is left.
		await running?.cluster?.stop();
		await stopAll();
		await home.close();
	}
}

async function work(options: StartOptions, home: Home): Promise<number> {
	running = await bringUp(options, home);
	try {
		await fill(running, options, home);
	} catch (error) {
		// n8n and the local Didit are there to find out why; a test wants to know at once.
		if (options.once || !(error instanceof Problem)) throw error;
		say(`\n${error.message}`);
	}
	sayWhere(running);
	if (options.once) return 0;
	isUp = true;
	say('Everything stays up until you press Ctrl-C.');
	return endedByItself(running, home);
}

/** A cluster keeps nothing; where something ended by itself its logs are left, to find out why. */
function forgetCluster(): void {
	const folder = running?.cluster?.folder;
	if (folder === undefined) return;
	process.once('exit', () => rmSync(dirname(folder), { recursive: true, force: true }));
}

function wordsFor(error: unknown): string {
	if (error instanceof Problem) return error.message;
	const details = error instanceof Error ? (error.stack ?? '') : '';
	return `Something unexpected happened: ${reasonOf(error)}\n${details}`;
}
