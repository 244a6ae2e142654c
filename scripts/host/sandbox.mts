import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { END_WITH_US, startChild, type Ended } from './child.mts';
import { ownEnvironment } from './environment.mts';
import { root } from './paths.mts';
import { Problem } from './problem.mts';
import { SandboxControl } from './sandboxControl.mts';

export interface SandboxOptions {
	/** By default a free one. */
	port?: number;
	/** What it prints goes there. */
	logFile: string;
}

export interface RunningSandbox {
	/** Without a slash at its end; people open it in a browser. */
	url: string;
	control: SandboxControl;
	pid: number;
	/** Settles when the sandbox is gone, whether stopped or not. */
	ended: Promise<Ended>;
	stop(): Promise<void>;
}

/** Starts the local Didit as a process of its own. */
export async function startSandbox({ port = 0, logFile }: SandboxOptions): Promise<RunningSandbox> {
	const log = await open(logFile, 'w');
	const child = await startChild(
		{
			command: process.execPath,
			args: [
				...['--import', 'tsx', ...END_WITH_US],
				...[join('sandbox', 'main.mts'), '--port', String(port)],
			],
			cwd: root,
			env: ownEnvironment(),
		},
		['pipe', 'pipe', log.fd],
	);
	await log.close();
	const stdout = child.process.stdout as NonNullable<typeof child.process.stdout>;
	// Its first line says that it is ready and where; once it has ended there will be none.
	const lines = createInterface({ input: stdout });
	const [first] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?];
	if (first === undefined) {
		await child.stop();
		throw new Problem(`The sandbox did not start; ${logFile} says why.`);
	}
	stdout.resume();
	const { url } = JSON.parse(first) as { url: string };
	const { pid, ended } = child;
	return { url, control: new SandboxControl(url), pid, ended, stop: () => child.stop() };
}
