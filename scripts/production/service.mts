import { open } from 'node:fs/promises';
import { startChild, type Child } from '../host/child.mts';
import { ownEnvironment } from '../host/environment.mts';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../host/problem.mts';

export interface Service {
	command: string;
	args: string[];
	/** What it prints is added there. */
	logFile: string;
	/** Which signal ends it in order. */
	endsWith: 'TERM' | 'INT';
	/** Whether it answers by now. */
	answers: () => Promise<boolean>;
}

/** A server that is up. */
export interface RunningService {
	/** Ends it in order, and is through when it is gone. */
	stop(): Promise<void>;
}

const READY_MS = 60_000;
const POLL_MS = 50;

/**
 * Standard input is a pipe from here, and `cat` ends with it: the server ends when its input is
 * closed, and so with us in any case. Signals to our process group do not reach it before that.
 */
const UNTIL_ITS_INPUT_ENDS = 'signal=$1; shift; "$@" & cat; kill -"$signal" $!; wait $!';

/** Starts a server that is not Node's, and returns when it answers. */
export async function startService(service: Service): Promise<RunningService> {
	const { command, args, logFile, endsWith, answers } = service;
	const log = await open(logFile, 'a');
	const child = await startChild(
		{
			command: 'sh',
			args: ['-c', UNTIL_ITS_INPUT_ENDS, 'sh', endsWith, command, ...args],
			env: ownEnvironment(),
		},
		['pipe', log.fd, log.fd],
	);
	await log.close();
	const end = Date.now() + READY_MS;
	while (!(await answers())) {
		if (Date.now() > end || child.process.exitCode !== null) {
			await child.stop();
			throw new Problem(`${command} did not start; ${logFile} says why.`);
		}
		await wait(POLL_MS);
	}
	return { stop: () => stop(child) };
}

async function stop(child: Child): Promise<void> {
	child.process.stdin?.end();
	await child.ended;
}
