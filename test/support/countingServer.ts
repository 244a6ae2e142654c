/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stranger's server on this machine that counts who comes. */
export async function countingServer() {
	let visits = 0;
	const server = createServer((_request, response) => {
		visits++;
		response.end('{"results":[],"next":null}');
	});
	server.listen(0, '127.0.0.1');
	// A test that fails before it closes this must not keep the run alive.
	server.unref();
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		/** Stops, and says how many requests came. */
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
			return visits;
		},
	};
}
