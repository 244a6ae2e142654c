import type { FastifyRequest } from 'fastify';
import { detail } from './responses.mts';
import { Invalid, isObject } from './validate.mts';
import type { World } from '../world/state.mts';

/** A request as it came, before anything about it was judged. */
export interface Arrival {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: Record<string, string>;
	body: Buffer;
	apiKey: string | null;
	bearer: string | null;
	/** First hop of X-Forwarded-For, else the connection's address. */
	ip: string;
	/** Whose request it is, for faults and the book: an API key or an e-mail address. */
	scope: string | null;
}

export function readArrival(request: FastifyRequest, world: World): Arrival {
	const { pathname, searchParams } = new URL(request.raw.url ?? '/', 'http://sandbox');
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
	);
	const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
	const apiKey = headers['x-api-key'] ?? null;
	const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
	const email = bearer === null ? emailIn(body) : (world.tokens.get(bearer)?.account.email ?? null);
	return {
		method: request.method,
		path: pathname,
		query: searchParams,
		headers,
		body,
		apiKey,
		bearer,
		ip: headers['x-forwarded-for']?.split(',')[0]?.trim() ?? request.ip,
		scope: apiKey ?? email,
	};
}

function parsed(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}

function emailIn(body: Buffer): string | null {
	const content = parsed(body);
	return isObject(content) && typeof content.email === 'string' ? content.email : null;
}

/** The body for the book: JSON as such, anything else as text, nothing as null. */
export function bodyForBook({ body }: Arrival): unknown {
	if (body.length === 0) return null;
	return parsed(body) ?? body.toString('utf8');
}

/** The JSON object that the body holds; an empty body counts as an empty object. */
export function readJsonBody({ body, headers }: Arrival): Record<string, unknown> {
	if (body.length === 0) return {};
	const type = headers['content-type'] ?? '';
	if (!/^application\/json *(;|$)/i.test(type)) {
		throw detail(415, `Unsupported media type "${type}" in request.`);
	}
	const content = parsed(body);
	if (content === undefined) throw detail(400, 'JSON parse error - the body is not valid JSON.');
	if (!isObject(content)) {
		throw new Invalid({ non_field_errors: ['Invalid data. Expected a dictionary.'] });
	}
	return content;
}

/** Headers for the book, with what would open a door cut down to its last four characters. */
export function headersForBook(headers: Record<string, string>): Record<string, string> {
	const shown = { ...headers };
	for (const name of ['x-api-key', 'authorization']) {
		const value = shown[name];
		if (value !== undefined) shown[name] = `…${value.slice(-4)}`;
	}
	return shown;
}
