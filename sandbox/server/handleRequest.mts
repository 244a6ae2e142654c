import type { FastifyReply, FastifyRequest } from 'fastify';
import { htmlNotFound, Refusal, type Answer } from './responses.mts';
import {
	bodyForBook,
	headersForBook,
	readArrival,
	readFormBody,
	readFormValues,
	readJsonBody,
	type Arrival,
} from './request.mts';
import { requireAccount, requireApplication } from './auth.mts';
import type { RequestEntry } from '../control/book.mts';
import type { Sandbox } from './context.mts';
import { pathPattern, type Call, type Endpoint } from './endpoint.mts';
import type { Fault } from '../control/faults.mts';
import { endpoints } from '../endpoints/index.mts';
import { Invalid, isObject } from './validate.mts';

const PATTERNS = endpoints.map(({ path }) => pathPattern(path));

/** Takes a request to Didit's API through everything that can happen to it. */
export async function serve(
	sandbox: Sandbox,
	endpoint: Endpoint | null,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const arrival = await readArrival(request, sandbox.world);
	const entry = sandbox.book.request({
		scope: arrival.scope,
		method: arrival.method,
		path: arrival.path,
		query: queryForBook(arrival.query),
		headers: headersForBook(arrival.headers),
		body: bodyForBook(arrival),
	});
	try {
		const fault = await sandbox.faults.forRequest(arrival);
		entry.fault = fault?.kind ?? null;
		if (fault?.kind === 'drop_before') return drop(reply);
		const played = fault && insteadOfWork(fault);
		const answer = played ?? (await work(sandbox, endpoint, request, arrival, entry));
		if (fault?.kind === 'drop_after') return drop(reply);
		const sent = fault?.kind === 'status_after' ? statusAnswer(fault) : answer;
		entry.status = sent.status;
		// A client may measure its own clock by this header, so it tells the sandbox's time.
		void reply.header('date', new Date(sandbox.clock.now()).toUTCString());
		if (fault?.kind === 'truncate') return truncate(reply, sent);
		await send(reply, sent);
	} finally {
		sandbox.book.done(entry);
	}
}

async function work(
	sandbox: Sandbox,
	endpoint: Endpoint | null,
	request: FastifyRequest,
	arrival: Arrival,
	entry: RequestEntry,
): Promise<Answer> {
	let rateHeaders: Record<string, string> = {};
	try {
		if (!endpoint) return unmatched(arrival);
		const params = isObject(request.params) ? request.params : {};
		const trace = { path: '', ignored: entry.ignored };
		const call: Call = {
			sandbox,
			arrival,
			query: arrival.query,
			param: (name) => String(params[name]),
			read: (check) => check(readJsonBody(arrival), trace),
			form: () => readFormBody(arrival),
			readForm: (check) => check(readFormValues(arrival), trace),
		};
		if (endpoint.auth === 'none') return endpoint.handle(call);
		if (endpoint.auth === 'bearer') {
			return endpoint.handle({ ...call, account: requireAccount(sandbox, arrival) });
		}
		const app = requireApplication(sandbox, arrival);
		const rateClass = endpoint.rateClass ?? (endpoint.method === 'GET' ? 'get' : 'write');
		rateHeaders = sandbox.limits.count(app.api_key, rateClass);
		const { handle } = endpoint;
		const handler = typeof handle === 'function' ? handle : handle[app.dialect];
		if (!handler) return htmlNotFound;
		const answer = await handler({ ...call, app });
		return { ...answer, headers: { ...answer.headers, ...rateHeaders } };
	} catch (error) {
		if (error instanceof Invalid) return { status: 400, body: error.problem, headers: rateHeaders };
		if (error instanceof Refusal) {
			const { status, body, headers } = error;
			return { status, body, headers: { ...rateHeaders, ...headers } };
		}
		console.error(error);
		return { status: 500, body: { detail: 'The sandbox itself failed; see its standard error.' } };
	}
}

/** Didit's web framework redirects to the slash, knows the path but not the method, or gives up. */
function unmatched({ method, path, query }: Arrival): Answer {
	const matches = (candidate: string) => PATTERNS.some((pattern) => pattern.test(candidate));
	if (!path.endsWith('/') && matches(`${path}/`)) {
		const search = query.size > 0 ? `?${query.toString()}` : '';
		return { status: 301, headers: { location: `${path}/${search}` }, body: '' };
	}
	if (matches(path)) return { status: 405, body: { detail: `Method "${method}" not allowed.` } };
	return htmlNotFound;
}

function insteadOfWork(fault: Fault): Answer | undefined {
	if (fault.kind === 'status') return statusAnswer(fault);
	if (fault.kind !== 'redirect') return undefined;
	return {
		status: fault.status ?? 302,
		headers: { location: fault.location ?? '/', ...fault.headers },
		body: '',
	};
}

function statusAnswer({ status = 500, body, headers, content_type: type }: Fault): Answer {
	return {
		status,
		body: body ?? { detail: 'A fault that was asked for.' },
		headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
	};
}

function drop(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.socket?.destroy();
}

function payload({ body }: Answer): string | Buffer | undefined {
	if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return body;
	return JSON.stringify(body);
}

async function send(reply: FastifyReply, answer: Answer): Promise<void> {
	const content = payload(answer);
	const isJson = content !== undefined && content !== answer.body;
	const type = isJson ? { 'content-type': 'application/json' } : {};
	await reply
		.code(answer.status)
		.headers({ ...type, ...answer.headers })
		.send(content);
}

/** Promises the whole body and cuts the connection in the middle of it. */
function truncate(reply: FastifyReply, answer: Answer): void {
	const content = Buffer.from(payload(answer) ?? '');
	reply.hijack();
	reply.raw.writeHead(answer.status, {
		'content-type': 'application/json',
		...answer.headers,
		'content-length': String(content.length + 1),
	});
	reply.raw.write(content.subarray(0, Math.floor(content.length / 2)), () => {
		reply.raw.socket?.destroy();
	});
}

function queryForBook(query: URLSearchParams): Record<string, string | string[]> {
	return Object.fromEntries(
		[...new Set(query.keys())].map((name) => {
			const values = query.getAll(name);
			return [name, values.length === 1 ? String(values[0]) : values];
		}),
	);
}
