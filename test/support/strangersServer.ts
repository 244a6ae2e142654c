/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stranger's server on this machine, which would like to see a key and notes all that comes. */
export async function strangersServer() {
	const visits: Array<Pick<IncomingMessage, 'url' | 'headers'>> = [];
	const server = createServer(({ url, headers }, response) => {
		visits.push({ url, headers });
		response.end('{"results":[],"next":null}');
	});
	server.listen(0, '127.0.0.1');
	// A test that fails before it closes this must not keep the run alive.
	server.unref();
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		/** Stops, and says who came. */
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
			return visits;
		},
	};
}
