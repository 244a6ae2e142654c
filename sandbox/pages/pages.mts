import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../server/context.mts';
import { pictureOf } from '../world/pictures.mts';
import { finish, setStatus } from '../world/lifecycle.mts';
import { checkoutPage } from './checkoutPage.mts';
import { overviewPage } from './overviewPage.mts';
import { CHOICES, isOpen, missingPage, sessionPage } from './sessionPage.mts';

function show(reply: FastifyReply, page: string, status = 200): FastifyReply {
	return reply
		.code(status)
		.headers({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
			'cache-control': 'no-store',
		})
		.send(page);
}

function formField({ body }: FastifyRequest, name: string): string | null {
	return Buffer.isBuffer(body) ? new URLSearchParams(body.toString('utf8')).get(name) : null;
}

/** The pages for people: overview, the end user's session, payment. */
export function addPageRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	const { world, clock } = sandbox;

	server.get('/', (_request, reply) => show(reply, overviewPage(sandbox)));

	server.get<{ Params: { token: string } }>('/session/:token', (request, reply) => {
		const session = world.sessionsByToken.get(request.params.token);
		if (!session) return show(reply, missingPage(), 404);
		if (session.status === 'Not Started' || session.status === 'Resubmitted') {
			void setStatus(sandbox, session, 'In Progress');
		}
		return show(reply, sessionPage(session));
	});

	server.post<{ Params: { token: string } }>('/session/:token', (request, reply) => {
		const session = world.sessionsByToken.get(request.params.token);
		if (!session) return show(reply, missingPage(), 404);
		const choice = CHOICES.find(({ status }) => status === formField(request, 'status'));
		if (choice && isOpen(session)) void finish(sandbox, session, choice.status);
		return reply.redirect(`/session/${session.session_token}`, 303);
	});

	server.get<{ Params: { id: string } }>('/checkout/:id', (request, reply) => {
		const checkout = world.checkouts.get(request.params.id);
		if (!checkout) return show(reply, missingPage(), 404);
		return show(reply, checkoutPage(request.params.id, checkout));
	});

	server.post<{ Params: { id: string } }>('/checkout/:id', (request, reply) => {
		const checkout = world.checkouts.get(request.params.id);
		if (!checkout) return show(reply, missingPage(), 404);
		if (!checkout.paid) checkout.application.balance += checkout.amount;
		checkout.paid = true;
		return reply.redirect(`/checkout/${request.params.id}`, 303);
	});

	server.get<{ Params: { '*': string }; Querystring: { expires?: string } }>(
		'/media/*',
		(request, reply) => {
			if (clock.seconds() > Number(request.query.expires ?? 0)) {
				return reply.code(403).type('text/plain').send('This address has expired.');
			}
			const id = request.params['*'].split('/')[0] ?? '';
			const owner = [...world.applications.values()].find(({ sessions }) => sessions.has(id));
			const person = owner?.sessions.get(id)?.person ?? 'nobody';
			return reply.type('image/png').send(pictureOf(person));
		},
	);
}
