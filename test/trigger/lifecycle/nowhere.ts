/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A server that never answers. */
export class Nowhere {
	private readonly sockets = new Set<Socket>();

	private constructor(private readonly server: Server) {}

	static async open(): Promise<Nowhere> {
		const server = createServer();
		const nowhere = new Nowhere(server);
		server.on('connection', (socket) => {
			nowhere.sockets.add(socket);
			socket.resume().on('error', () => undefined);
			socket.on('close', () => nowhere.sockets.delete(socket));
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		return nowhere;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
	}

	close(): void {
		for (const socket of this.sockets) socket.destroy();
		this.server.close();
	}
}
