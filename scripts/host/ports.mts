import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Ports that nobody listens on now, all different. */
export async function freePorts(count: number): Promise<number[]> {
	// All are held until the last one is found: the system would hand out the same one again.
	const held = await Promise.all(Array.from({ length: count }, () => listen(0)));
	const ports = held.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(held.map(close));
	return ports;
}

export async function isFree(port: number): Promise<boolean> {
	try {
		await close(await listen(port));
		return true;
	} catch {
		return false;
	}
}

async function listen(port: number): Promise<Server> {
	const server = createServer();
	server.listen(port, LOOPBACK);
	await once(server, 'listening');
	return server;
}

async function close(server: Server): Promise<void> {
	server.close();
	await once(server, 'close');
}
