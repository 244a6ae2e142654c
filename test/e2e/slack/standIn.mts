import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Json } from '../../../scripts/host/types.mts';
import { makeCertificate } from './certificate.mts';

const HOST = 'slack.com';

/** A request as it arrived at "slack.com". */
export interface SlackCall {
	method: string;
	path: string;
	authorization: string | undefined;
	body: Json;
}

export interface SlackStandIn {
	/** For n8n: where its HTTPS goes, and whom it trusts. */
	env: NodeJS.ProcessEnv;
	calls: SlackCall[];
	/** Other hosts that n8n asked the proxy for, `host:port`; they were refused. */
	refused: string[];
	stop(): Promise<void>;
}

/**
 * Plays Slack for n8n: a proxy that leads slack.com:443 to a server on this machine and refuses
 * every other host.
 *
 * @param folder an existing folder, for the certificate
 */
export async function startSlack(folder: string): Promise<SlackStandIn> {
	const { key, cert, file } = await makeCertificate(HOST, folder);
	const calls: SlackCall[] = [];
	const slack = createHttpsServer({ key, cert }, (request, response) => {
		void answer(request).then(([call, body]) => {
			calls.push(call);
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		});
	});
	const slackPort = await listen(slack);

	const refused: string[] = [];
	const sockets = new Set<Socket>();
	const proxy = createHttpServer((_request, response) => response.writeHead(403).end());
	proxy.on('connection', (socket: Socket) => {
		sockets.add(socket.on('error', () => undefined));
		socket.on('close', () => sockets.delete(socket));
	});
	proxy.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
		if (request.url !== `${HOST}:443`) {
			refused.push(request.url ?? '');
			socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		const inner = connect(slackPort, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			inner.write(head);
			inner.pipe(socket).pipe(inner);
		});
		inner.on('error', () => socket.destroy());
		socket.on('close', () => inner.destroy());
	});
	const proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;

	return {
		// Both spellings: one that is set on this machine must not go before ours.
		env: { HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl, NODE_EXTRA_CA_CERTS: file },
		calls,
		refused,
		async stop() {
			for (const socket of sockets) socket.destroy();
			await Promise.all([close(proxy), close(slack)]);
		},
	};
}

/** What Slack answers to chat.postMessage; a channel is an ID or a name. */
async function answer(request: IncomingMessage): Promise<[SlackCall, Json]> {
	const { method = '', url: path = '', headers } = request;
	const body = method === 'POST' ? ((await json(request)) as Json) : {};
	const call = { method, path, authorization: headers.authorization, body };
	if (method !== 'POST' || path !== '/api/chat.postMessage') {
		return [call, { ok: false, error: 'unknown_method' }];
	}
	const { channel, text } = body;
	return [call, { ok: true, channel, ts: '1767225600.000100', message: { type: 'message', text } }];
}

async function listen(server: Server): Promise<number> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
	server.close();
	await once(server, 'close');
}
