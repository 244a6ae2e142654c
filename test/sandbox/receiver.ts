/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Receiver {
	url: string;
	/** What arrived, in order. */
	deliveries: Array<{ headers: Record<string, string>; body: string }>;
	/** The statuses of the next answers; 200 when there are none left. */
	answers: number[];
	stop: () => Promise<void>;
}

/** A webhook receiver for each test, which keeps what it gets. */
export function useReceiver(): Receiver {
	const receiver = {} as Receiver;
	beforeEach(async () => {
		Object.assign(receiver, await startReceiver());
	});
	afterEach(() => receiver.stop());
	return receiver;
}

/** One more receiver, which the test has to stop. */
export async function startReceiver(): Promise<Receiver> {
	const receiver: Pick<Receiver, 'deliveries' | 'answers'> = { deliveries: [], answers: [] };
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			receiver.deliveries.push({
				headers: request.headers as Record<string, string>,
				body: Buffer.concat(chunks).toString('utf8'),
			});
			response.writeHead(receiver.answers.shift() ?? 200).end('thanks');
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		...receiver,
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
