import Fastify from 'fastify';
import { Sandbox } from './context.mts';
import { routePath } from './endpoint.mts';
import { addControlRoutes } from '../control/control.mts';
import { endpoints } from '../endpoints/index.mts';
import { addPageRoutes } from '../pages/pages.mts';
import { serve } from './handleRequest.mts';

const MOST_BODY_BYTES = 40 * 1024 * 1024;

/** Starts a sandbox on an address of this machine; port 0 takes any free one. */
export async function startSandbox(host: string, port: number) {
	const sandbox = new Sandbox();
	const server = Fastify({
		bodyLimit: MOST_BODY_BYTES,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		routerOptions: { maxParamLength: 2000 },
	});
	// Bodies stay as they came: whether they are JSON is judged after the key, as Didit does.
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
		done(null, body);
	});
	// A web page that somebody has open elsewhere must not be able to steer the sandbox.
	server.addHook('onRequest', async (request, reply) => {
		if (request.headers['sec-fetch-site'] === 'cross-site' && request.method !== 'GET') {
			await reply.code(403).send({ detail: 'Requests from other sites are refused.' });
		}
	});

	for (const endpoint of endpoints) {
		server.route({
			method: endpoint.method,
			url: routePath(endpoint.path),
			handler: (request, reply) => serve(sandbox, endpoint, request, reply),
		});
	}
	server.setNotFoundHandler((request, reply) => serve(sandbox, null, request, reply));
	addControlRoutes(server, sandbox);
	addPageRoutes(server, sandbox);

	sandbox.url = await server.listen({ host, port });
	return {
		url: sandbox.url,
		close: async () => {
			sandbox.clock.stop();
			await server.close();
			await sandbox.webhooks.close();
		},
	};
}
