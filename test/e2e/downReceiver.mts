import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from '../../scripts/host/http.mts';
import type { Json } from '../../scripts/host/types.mts';

/** Where a destination of Didit leads that takes no event, until `status` says otherwise. */
export class DownReceiver {
	status = 500;
	readonly #server: Server = createServer((request, response) => {
		request.resume();
		response.writeHead(this.status).end();
	});

	static async listen(): Promise<DownReceiver> {
		const receiver = new DownReceiver();
		receiver.#server.listen(0, '127.0.0.1');
		await once(receiver.#server, 'listening');
		return receiver;
	}

	/** @returns the ID of a destination that sends the events of sessions here */
	async register(sandboxUrl: string, apiKey: string): Promise<string> {
		const { port } = this.#server.address() as AddressInfo;
		const init = {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
			body: JSON.stringify({
				label: 'n8n: Down',
				url: `http://127.0.0.1:${port}/`,
				subscribed_events: ['status.updated'],
			}),
		};
		const response = await send(`${sandboxUrl}/v3/webhook/destinations/`, init, 10_000);
		const { uuid } = (await response.json()) as Json;
		if (typeof uuid !== 'string') throw new Error('The sandbox made no destination');
		return uuid;
	}

	close(): void {
		this.#server.close();
	}
}
