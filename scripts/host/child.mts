import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Problem, reasonOf } from './problem.mts';

export interface Command {
	command: string;
	args: string[];
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** How long it may take to end when it is told to; 15 s if not given. */
	graceMs?: number;
}

export interface Ended {
	code: number | null;
	signal: NodeJS.Signals | null;
}

/** A process that was started here and everything that it starts itself. */
export interface Child {
	readonly pid: number;
	readonly process: ChildProcess;
	/** Settles when the process is gone. */
	readonly ended: Promise<Ended>;
	/** SIGTERM, then when its time is up SIGKILL; nothing of its process group is left over. */
	stop(): Promise<void>;
}

/**
 * For a Node program that is started with a pipe as its standard input: with these arguments it
 * ends when we do, in whatever way.
 */
export const END_WITH_US = [
	'--import',
	fileURLToPath(new URL('endWithParent.mjs', import.meta.url)),
];

const GRACE_MS = 15_000;

const running = new Set<Child>();

/** Ends every process that was started here, the newest first. For signals and crashes. */
export async function stopAll(): Promise<void> {
	for (const child of [...running].reverse()) await child.stop();
}

export async function startChild(command: Command, stdio: StdioOptions): Promise<Child> {
	const spawned = spawn(command.command, command.args, {
		cwd: command.cwd,
		env: command.env,
		stdio,
		// A process group of its own: Ctrl-C in the terminal reaches only us, and we stop it in order.
		detached: process.platform !== 'win32',
	});
	const exited = once(spawned, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
	try {
		await once(spawned, 'spawn');
	} catch (error) {
		exited.catch(() => undefined);
		throw new Problem(`"${command.command}" could not be started: ${reasonOf(error)}.`);
	}
	// A closed pipe is no trouble of its own: the process that held it has ended, which is seen.
	spawned.stdin?.on('error', () => undefined);
	const pid = spawned.pid as number;
	const ended = exited.then(([code, signal]) => {
		killGroup(pid);
		running.delete(child);
		return { code, signal };
	});
	const child: Child = {
		pid,
		process: spawned,
		ended,
		async stop() {
			const done = new AbortController();
			spawned.kill('SIGTERM');
			const late = wait(command.graceMs ?? GRACE_MS, undefined, { signal: done.signal }).then(
				() => killGroup(pid),
				() => undefined,
			);
			await ended;
			done.abort();
			await late;
		},
	};
	running.add(child);
	return child;
}

function killGroup(pid: number): void {
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
	} catch {
		// ESRCH: nothing of the group is left, which is what was wanted.
	}
}

export interface Finished extends Ended {
	/** The last 64 kB of what it printed, both streams in the order of arrival. */
	output: string;
}

const KEPT_OUTPUT = 65_536;

/** Runs a command to its end and keeps what it printed. */
export async function runToEnd(command: Command): Promise<Finished> {
	const child = await startChild(command, ['pipe', 'pipe', 'pipe']);
	let output = '';
	for (const stream of [child.process.stdout, child.process.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => {
			output = (output + text).slice(-KEPT_OUTPUT);
		});
	}
	const closed = once(child.process, 'close');
	const ended = await child.ended;
	await closed;
	return { ...ended, output };
}
