import type { Response } from 'undici';
import { send } from './http.mts';
import { Problem, reasonOf } from './problem.mts';
import type { Owner } from './owner.mts';
import type { Json } from './types.mts';

/** An answer of n8n's REST interface other than 2xx. */
export class N8nError extends Problem {
	override name = 'N8nError';
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

const TIMEOUT_MS = 60_000;

/** n8n's own REST interface, the one that its editor uses, signed in as the owner. */
export class RestSession {
	readonly url: string;
	#cookie = '';

	/** @param url n8n's address without a slash at its end */
	constructor(url: string) {
		this.url = url;
	}

	async signIn(owner: Owner): Promise<void> {
		const { email, password } = owner;
		// n8n 1 takes no owner from its environment.
		const isNew = await this.#wantsOwner();
		const response = isNew
			? await this.#send('POST', 'owner/setup', { ...owner, firstName: 'Local', lastName: 'Owner' })
			: await this.#send('POST', 'login', { emailOrLdapLoginId: email, password });
		this.#cookie = response.headers
			.getSetCookie()
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
	}

	async #wantsOwner(): Promise<boolean> {
		const { userManagement } = await this.request<{
			userManagement?: { showSetupOnFirstLoad?: boolean };
		}>('GET', 'settings');
		return userManagement?.showSetupOnFirstLoad === true;
	}

	/** @returns what n8n put under `data` in its answer, or the whole where there is no such wrapper */
	async request<T>(method: string, path: string, body?: Json): Promise<T> {
		const response = await this.#send(method, path, body);
		const answer = (await response.json()) as { data: T } & Json;
		return Object.keys(answer).length === 1 && 'data' in answer ? answer.data : (answer as T);
	}

	async #send(method: string, path: string, body?: Json): Promise<Response> {
		const request = {
			method,
			headers: {
				// n8n binds a sign-in to the browser that made it.
				'browser-id': 'n8n-nodes-didit',
				...(this.#cookie && { cookie: this.#cookie }),
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		};
		const response = await send(`${this.url}/rest/${path}`, request, TIMEOUT_MS).catch(
			(error: unknown) => {
				throw new Problem(`n8n at ${this.url} does not answer (${reasonOf(error)}).`);
			},
		);
		if (response.ok) return response;
		const text = await response.text();
		throw new N8nError(
			response.status,
			`n8n answered ${response.status} to ${method} /rest/${path}: ${messageIn(text)}`,
		);
	}
}

function messageIn(text: string): string {
	try {
		return (JSON.parse(text) as { message?: string }).message ?? text;
	} catch {
		return text.slice(0, 300);
	}
}
