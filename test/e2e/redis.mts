import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild, type Child } from '../../scripts/host/child.mts';
import { ownEnvironment } from '../../scripts/host/environment.mts';
import { freePorts } from '../../scripts/host/ports.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { programOrSkip } from './program.mts';

export interface Redis {
	port: number;
	stop(): Promise<void>;
}

const READY_MS = 15_000;
const POLL_MS = 50;

/** Standard input is a pipe from here, and `cat` ends with it: redis ends with us in any case. */
const UNTIL_WE_END = '"$@" & cat; kill $!';

/**
 * A redis of our own that keeps nothing, the one that is installed.
 *
 * @param folder for its log
 */
export async function startRedis(folder: string): Promise<Redis> {
	const program = await programOrSkip(['redis-server'], 'redis-server');
	const [port] = (await freePorts(1)) as [number];
	const logFile = join(folder, 'redis.log');
	const log = await open(logFile, 'w');
	const child = await startChild(
		{
			command: 'sh',
			args: [
				...['-c', UNTIL_WE_END, 'sh', program],
				...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder],
				...['--save', '', '--appendonly', 'no'],
			],
			env: ownEnvironment(),
		},
		['pipe', log.fd, log.fd],
	);
	await log.close();
	await ready(port, child, logFile);
	return { port, stop: () => child.stop() };
}

async function ready(port: number, child: Child, logFile: string): Promise<void> {
	const end = Date.now() + READY_MS;
	while (!(await answers(port))) {
		if (Date.now() > end) {
			await child.stop();
			throw new Problem(`redis did not start; ${logFile} says why.`);
		}
		await wait(POLL_MS);
	}
}

async function answers(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		socket.write('PING\r\n');
		const [reply] = (await once(socket, 'data')) as [Buffer];
		return reply.toString() === '+PONG\r\n';
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
