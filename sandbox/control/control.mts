import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { Invalid, isObject, type Check } from '../server/validate.mts';
import { addApplicationRoutes } from './applications.mts';
import { addEventRoute } from './events.mts';
import { addPeopleRoutes } from './people.mts';
import { addPaymentRoutes } from './payments.mts';
import { addRotationRoutes } from './rotations.mts';
import { addTemplateRoutes } from './templates.mts';
import { addTrafficRoutes } from './traffic.mts';

export interface ControlCall {
	param: (name: string) => string;
	query: (name: string) => string | undefined;
	read: <T>(check: Check<T>) => T;
}

export type AddControl = (
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
	path: string,
	handle: (call: ControlCall) => unknown,
) => void;

function textIn(values: unknown, name: string): string | undefined {
	const value = isObject(values) ? values[name] : undefined;
	return value === undefined ? undefined : String(value);
}

function bodyOf({ body }: FastifyRequest): unknown {
	if (!Buffer.isBuffer(body) || body.length === 0) return {};
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		throw new Refusal(400, { detail: 'The body is not JSON.' });
	}
}

/** The control address: how tests and people steer the sandbox. JSON in, JSON out. */
export function addControlRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	const add: AddControl = (method, path, handle) => {
		server.route({
			method,
			url: `/_sandbox/${path}`,
			handler: async (request, reply) => {
				try {
					const result = await handle({
						param: (name) => textIn(request.params, name) ?? '',
						query: (name) => textIn(request.query, name),
						read: (check) => check(bodyOf(request), { path: '', ignored: [] }),
					});
					return await reply.send(result ?? { ok: true });
				} catch (error) {
					if (error instanceof Invalid) return reply.code(400).send(error.problem);
					if (error instanceof Refusal) return reply.code(error.status).send(error.body);
					throw error;
				}
			},
		});
	};
	addApplicationRoutes(add, sandbox);
	addPeopleRoutes(add, sandbox);
	addTrafficRoutes(add, sandbox);
	addEventRoute(add, sandbox);
	addPaymentRoutes(add, sandbox);
	addRotationRoutes(add, sandbox);
	addTemplateRoutes(add, sandbox);
}
