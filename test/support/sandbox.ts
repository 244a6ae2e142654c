/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IDataObject } from 'n8n-workflow';
import type { CredentialData } from './credentials';

export interface Application {
	readonly uuid: string;
	readonly api_key: string;
	readonly secret_shared_key: string;
	readonly default_workflow_id: string;
	readonly organization: { readonly uuid: string; readonly name: string };
}

export interface BookEntry {
	readonly method: string;
	readonly path: string;
	readonly query: IDataObject;
	readonly headers: IDataObject;
	readonly body: IDataObject;
	readonly status: number;
	/** Requests with this key that were being served when this one came, itself included. */
	readonly in_flight: number;
}

/** Address of the sandbox that globalSetup started. */
export function sandboxUrl(): string {
	const url = process.env.DIDIT_SANDBOX_URL;
	if (!url) throw new Error('The sandbox is not running: run the tests with `npm test`');
	return url;
}

/** Calls the sandbox's control address. */
export async function control<Answer = IDataObject>(
	method: string,
	path: string,
	body?: IDataObject,
): Promise<Answer> {
	const response = await fetch(`${sandboxUrl()}/_sandbox${path}`, {
		method,
		...(body && {
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		}),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${method} /_sandbox${path}: ${response.status} ${text}`);
	return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** Calls Didit's API in the sandbox as somebody else than the node would, to prepare or to look. */
export async function didit<Answer = IDataObject>(
	{ api_key }: Pick<Application, 'api_key'>,
	method: string,
	path: string,
	body?: unknown,
): Promise<Answer> {
	const response = await fetch(`${sandboxUrl()}/v3${path}`, {
		method,
		headers: { 'x-api-key': api_key, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
	return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** A new application with a key of its own, so that tests do not meet. */
export async function newApplication(settings: IDataObject = {}): Promise<Application> {
	return await control<Application>('POST', '/applications', {
		name: 'Test',
		local_urls: true,
		// `npm run test:full` runs everything that makes sense on both on today's, too.
		dialect: process.env.DIDIT_DIALECT ?? 'spec',
		...settings,
	});
}

export function apiKeyCredential({ api_key }: Pick<Application, 'api_key'>): CredentialData {
	return { diditApi: { apiKey: api_key, baseUrl: `${sandboxUrl()}/v3` } };
}

export function accountCredential(email: string, password: string): CredentialData {
	return { diditAccountApi: { email, password, baseUrl: `${sandboxUrl()}/auth/v2` } };
}

/** The requests that reached Didit with this key, oldest first. */
export async function requestsOf({ api_key }: Pick<Application, 'api_key'>): Promise<BookEntry[]> {
	const book = await control<{ requests: BookEntry[] }>(
		'GET',
		`/book?api_key=${encodeURIComponent(api_key)}`,
	);
	return book.requests;
}
