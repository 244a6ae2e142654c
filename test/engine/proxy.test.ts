/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runDidit } from '../support/engine';

const NAMES = ['HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];

let proxy: Server;
let asked: string[];
let before: Array<[string, string | undefined]>;

beforeEach(async () => {
	asked = [];
	proxy = createServer((request, response) => {
		asked.push(`${request.method} ${request.url} ${request.headers['x-api-key']}`);
		response.setHeader('content-type', 'application/json').end('{"balance":7}');
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	before = NAMES.map((name) => [name, process.env[name]]);
	for (const name of NAMES) delete process.env[name];
	process.env.HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterEach(() => {
	for (const [name, value] of before) {
		if (value === undefined) delete process.env[name];
		else process.env[name] = value;
	}
	proxy.close();
	proxy.closeAllConnections();
});

test('requests go through the proxy that n8n is set to use', async () => {
	const run = await runDidit({
		parameters: { resource: 'billing', operation: 'getBalance' },
		credentials: { diditApi: { apiKey: 'key', baseUrl: 'http://didit.invalid/v3' } },
	});
	expect(run.error).toBeUndefined();
	expect(run.items[0]?.json.balance).toBe(7);
	expect(asked).toEqual(['GET http://didit.invalid/v3/billing/balance/ key']);
});
