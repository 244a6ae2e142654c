import type { FastifyRequest } from 'fastify';
import { detail } from './responses.mts';
import { Invalid, isObject } from './validate.mts';
import type { World } from '../world/state.mts';

/** A file of a form. */
export interface FormFile {
	fileName: string;
	mimeType: string;
	bytes: Buffer;
}

export interface Form {
	/** A list where there are several of a name. */
	fields: Record<string, string | string[]>;
	files: Record<string, FormFile>;
}

/** A request as it came, before anything about it was judged. */
export interface Arrival {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: Record<string, string>;
	body: Buffer;
	/** What a form with files holds, null where the body is none. */
	form: Form | null;
	apiKey: string | null;
	bearer: string | null;
	/** First hop of X-Forwarded-For, else the connection's address. */
	ip: string;
	/** Whose request it is, for faults and the book: an API key or an e-mail address. */
	scope: string | null;
}

export async function readArrival(request: FastifyRequest, world: World): Promise<Arrival> {
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
		form: await formOf(body, headers['content-type'] ?? ''),
		apiKey,
		bearer,
		ip: headers['x-forwarded-for']?.split(',')[0]?.trim() ?? request.ip,
		scope: apiKey ?? email,
	};
}

const isForm = (type: string) => /^multipart\/form-data *;/i.test(type);

async function formOf(body: Buffer, type: string): Promise<Form | null> {
	if (!isForm(type)) return null;
	const data = await new Response(body, { headers: { 'content-type': type } })
		.formData()
		.catch(() => null);
	if (!data) return null;
	const form: Form = { fields: {}, files: {} };
	for (const [name, value] of data) {
		if (typeof value === 'string') {
			const all = data.getAll(name).map(String);
			form.fields[name] = all.length > 1 ? all : value;
		} else {
			const bytes = Buffer.from(await value.arrayBuffer());
			form.files[name] = { fileName: value.name, mimeType: value.type, bytes };
		}
	}
	return form;
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

/**
 * The body for the book: JSON as such, a form with its texts and what its files are, anything else
 * as text, nothing as null.
 */
export function bodyForBook({ body, form }: Arrival): unknown {
	if (body.length === 0) return null;
	if (form) {
		const files = Object.entries(form.files).map(([name, { fileName, mimeType, bytes }]) => [
			name,
			{ file_name: fileName, type: mimeType, size: bytes.length },
		]);
		return { ...form.fields, ...Object.fromEntries(files) };
	}
	return parsed(body) ?? body.toString('utf8');
}

/** The fields of a form. Of JSON that is sent to an endpoint that takes a form: its members. */
export function readFormBody(arrival: Arrival): Form {
	if (arrival.form) return arrival.form;
	if (isForm(arrival.headers['content-type'] ?? '')) {
		throw detail(400, 'Multipart form parse error - Invalid boundary in multipart.');
	}
	const members = Object.entries(readJsonBody(arrival));
	const texts = members.map(([name, value]) => [
		name,
		typeof value === 'string' ? value : JSON.stringify(value),
	]);
	return { fields: Object.fromEntries(texts), files: {} };
}

/** Texts and files of a form, or the JSON that may come in its place. */
export function readFormValues(arrival: Arrival): Record<string, unknown> {
	if (!isForm(arrival.headers['content-type'] ?? '')) return readJsonBody(arrival);
	const { fields, files } = readFormBody(arrival);
	return { ...fields, ...files };
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
