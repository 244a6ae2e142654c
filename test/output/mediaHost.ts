/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

/** Answers a request for a file. */
export type Serve = (response: ServerResponse) => void;

/** A Didit that answers one decision, and files whose sending is up to the test. */
export class MediaHost {
	/** Headers of the requests for files, by name. */
	readonly asked = new Map<string, IncomingHttpHeaders>();

	decision: IDataObject = {};

	private readonly files = new Map<string, Serve>();

	private constructor(private readonly server: Server) {}

	static async start(): Promise<MediaHost> {
		const server = createServer();
		const host = new MediaHost(server);
		server.on('request', ({ url = '', headers }, response) => {
			if (url.startsWith('/v3/')) {
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify(host.decision));
				return;
			}
			const name = new URL(url, host.url).pathname.slice(1);
			host.asked.set(name, headers);
			const serve = host.files.get(name) ?? ((missing) => missing.writeHead(404).end());
			serve(response);
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		return host;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Makes the address of a file, with a signature that nobody may read. */
	link(name: string, serve: Serve = sending('image/jpeg', name)): string {
		this.files.set(name, serve);
		return `${this.url}/${name}?X-Signature=secret-of-the-link`;
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}
}

export function sending(type: string, content: string | Buffer): Serve {
	return (response) => response.writeHead(200, { 'content-type': type }).end(content);
}
