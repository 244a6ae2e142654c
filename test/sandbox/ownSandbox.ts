/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** As JSON.parse gives it: each test looks at the keys that it expects. */
type Parsed = ReturnType<typeof JSON.parse>;

export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	body: Parsed;
}

export interface SendOptions {
	method?: string;
	key?: string;
	body?: unknown;
	headers?: Record<string, string>;
}

export interface OwnSandbox {
	url: string;
	/** Any request; a body that is no text goes out as JSON. Redirects are not followed. */
	send: (path: string, options?: SendOptions) => Promise<Reply>;
	/** The control address: POST with a body, GET without. */
	control: (path: string, body?: unknown, method?: string) => Promise<Parsed>;
	stop: () => Promise<void>;
}

/** A sandbox process for one test file, whose clock and mails belong to it alone. */
export function useSandbox(): OwnSandbox {
	const sandbox = {} as OwnSandbox;
	beforeAll(async () => {
		Object.assign(sandbox, await startOwnSandbox());
	});
	afterAll(() => sandbox.stop());
	return sandbox;
}

async function startOwnSandbox(): Promise<OwnSandbox> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.mts', '--port', '0'], {
		cwd: path.resolve(__dirname, '../..'),
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	const { url } = JSON.parse(line) as { url: string };

	const send: OwnSandbox['send'] = async (target, { method = 'GET', key, body, headers } = {}) => {
		const isText = typeof body === 'string';
		const response = await fetch(new URL(target, url), {
			method,
			redirect: 'manual',
			headers: {
				...(key !== undefined && { 'x-api-key': key }),
				...(body !== undefined && !isText && { 'content-type': 'application/json' }),
				...headers,
			},
			...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.startsWith('application/json');
		return {
			status: response.status,
			headers: response.headers,
			text,
			body: isJson && text !== '' ? JSON.parse(text) : null,
		};
	};

	return {
		url,
		send,
		control: async (target, body, method = body === undefined ? 'GET' : 'POST') => {
			const reply = await send(`/_sandbox/${target}`, { method, body });
			if (reply.status >= 400) throw new Error(`${target}: ${reply.status} ${reply.text}`);
			return reply.body;
		},
		stop: async () => {
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		},
	};
}

export interface Client {
	uuid: string;
	key: string;
	secret: string;
	/** The workflow that every application has. */
	workflowId: string;
	/** A call of `/v3/<path>` with the application's key. */
	get: (path: string) => Promise<Reply>;
	post: (path: string, body?: unknown) => Promise<Reply>;
	patch: (path: string, body: unknown) => Promise<Reply>;
	remove: (path: string) => Promise<Reply>;
	/** Creates a session and returns its id. */
	newSession: (fields?: Record<string, unknown>) => Promise<string>;
	/** The same, and the end user gets through to this status. */
	finished: (status: string, fields?: Record<string, unknown>) => Promise<string>;
}

/** A new application for each test, and calls with its key; the settings are read each time. */
export function useClient(sandbox: OwnSandbox, settings: () => object = () => ({})): Client {
	const client = {} as Client;
	beforeEach(async () => {
		Object.assign(client, await newClient(sandbox, settings()));
	});
	return client;
}

/** A new application in the sandbox, and calls with its key. */
export async function newClient(sandbox: OwnSandbox, settings: object = {}): Promise<Client> {
	const application = await sandbox.control('applications', { local_urls: true, ...settings });
	const key: string = application.api_key;
	const workflowId: string = application.default_workflow_id;
	const call = (method: string) => (path: string, body?: unknown) =>
		sandbox.send(`/v3/${path}`, { method, key, body });
	const newSession: Client['newSession'] = async (fields = {}) => {
		const { status, text, body } = await call('POST')('session/', {
			workflow_id: workflowId,
			...fields,
		});
		if (status !== 201) throw new Error(`No session: ${status} ${text}`);
		return body.session_id;
	};
	return {
		uuid: application.uuid,
		key,
		secret: application.secret_shared_key,
		workflowId,
		get: call('GET'),
		post: call('POST'),
		patch: call('PATCH'),
		remove: call('DELETE'),
		newSession,
		finished: async (status, fields) => {
			const id = await newSession(fields);
			await sandbox.control(`sessions/${id}/outcome`, { status });
			return id;
		},
	};
}
