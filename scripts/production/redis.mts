import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePorts } from '../host/ports.mts';
import type { Wanted } from '../host/programs.mts';
import { startService } from './service.mts';

export const REDIS: Wanted = { names: ['redis-server'], packageName: 'redis-server' };

export interface Redis {
	port: number;
	/** Down and up again at the same port, as an update of it does; what it holds it keeps. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * A Redis of our own, which writes down what it holds: a queue that is gone after a restart would
 * be n8n's loss.
 *
 * @param program of the kind `REDIS`
 * @param folder for its log and its data
 */
export async function startRedis(program: string, folder: string): Promise<Redis> {
	const [port] = (await freePorts(1)) as [number];
	const start = () =>
		startService({
			command: program,
			args: [
				...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder],
				...['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'],
			],
			logFile: join(folder, 'redis.log'),
			endsWith: 'TERM',
			answers: () => answers(port),
		});
	let running = await start();
	return {
		port,
		async restart() {
			await running.stop();
			running = await start();
		},
		stop: () => running.stop(),
	};
}

/** After a start Redis first reads what it holds, and says so to everybody who asks. */
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
