import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

export interface Balancer {
	/** Without a slash at its end. */
	url: string;
	stop(): Promise<void>;
}

/**
 * What stands before several webhook processes: each request goes to the next of them that takes
 * the connection. One that broke off after it was taken is answered with 502 and not passed to
 * another: it may have been carried out.
 *
 * @param ports of the processes, on this machine
 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
	let turn = 0;
	const server = createServer((incoming, answer) => {
		const first = turn++;
		const order = ports.map((_, index) => ports[(first + index) % ports.length] as number);
		void pass(incoming, answer, order);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		async stop() {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

async function pass(
	incoming: IncomingMessage,
	answer: ServerResponse,
	ports: readonly number[],
): Promise<void> {
	try {
		const body = await read(incoming);
		const response = await firstThatTakes(incoming, body, ports);
		answer.writeHead(response.statusCode ?? 502, response.headers);
		await pipeline(response, answer);
	} catch {
		if (!answer.headersSent) answer.writeHead(502);
		answer.end();
	}
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of incoming) parts.push(part as Buffer);
	return Buffer.concat(parts);
}

async function firstThatTakes(
	{ method, url, headers }: IncomingMessage,
	body: Buffer,
	ports: readonly number[],
): Promise<IncomingMessage> {
	let refused: unknown;
	for (const port of ports) {
		// A connection for each request: one that was kept may lead to a process that is gone.
		const options = { host: '127.0.0.1', port, method, path: url, headers, agent: false };
		const outgoing = request(options).end(body);
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
