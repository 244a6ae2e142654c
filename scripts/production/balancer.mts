import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../host/http.mts';

export interface Balancer {
	/** Without a slash at its end. */
	url: string;
	stop(): Promise<void>;
}

/** How often it looks which of the processes are ready. */
const CHECK_MS = 250;

/**
 * What stands before several webhook processes: each request goes to the next one that is ready and
 * takes the connection. One that broke off after it was taken is answered with 502 and not passed
 * to another: it may have been carried out. Where none is ready the answer is 503.
 *
 * A process that starts takes connections before it knows its webhooks, and answers 404 then. So
 * whether one is ready is asked for, as n8n proposes, and not told by an open port.
 *
 * @param ports of the processes, on this machine
 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
	const ready = new Set<number>();
	const ended = new AbortController();
	const checks = ports.map((port) => keepChecking(port, ready, ended.signal));
	let turn = 0;
	const server = createServer((incoming, answer) => {
		const candidates = ports.filter((port) => ready.has(port));
		const first = turn++;
		const order = candidates.map(
			(_, index) => candidates[(first + index) % candidates.length] as number,
		);
		void pass(incoming, answer, order);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		async stop() {
			ended.abort();
			await Promise.all(checks);
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

async function keepChecking(port: number, ready: Set<number>, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const url = `http://127.0.0.1:${port}/healthz/readiness`;
		const answer = await send(url, {}, CHECK_MS * 20).catch(() => undefined);
		await answer?.body?.cancel();
		if (answer?.ok) ready.add(port);
		else ready.delete(port);
		await wait(CHECK_MS, undefined, { signal }).catch(() => undefined);
	}
}

async function pass(
	incoming: IncomingMessage,
	answer: ServerResponse,
	ports: readonly number[],
): Promise<void> {
	try {
		const body = await buffer(incoming);
		const response = await firstThatTakes(incoming, body, ports);
		answer.writeHead(response.statusCode ?? 502, response.headers);
		await pipeline(response, answer);
	} catch (error) {
		if (!answer.headersSent) answer.writeHead(error instanceof NoneReady ? 503 : 502);
		answer.end();
	}
}

class NoneReady extends Error {}

async function firstThatTakes(
	{ method, url, headers }: IncomingMessage,
	body: Buffer,
	ports: readonly number[],
): Promise<IncomingMessage> {
	let refused: unknown = new NoneReady();
	for (const port of ports) {
		// A connection for each request: one that was kept may lead to a process that is gone.
		const options = { host: '127.0.0.1', port, method, path: url, headers, agent: false };
		const outgoing = request(options);
		// Also once the answer has begun: it ends halfway then, which is seen.
		outgoing.on('error', () => undefined);
		outgoing.end(body);
		try {
			const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
			return response;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
			refused = error;
		}
	}
	throw refused;
}
