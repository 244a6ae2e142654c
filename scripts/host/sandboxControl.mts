import { send } from './http.mts';
import { Problem, reasonOf } from './problem.mts';
import type { Json } from './types.mts';

export interface SandboxApplication {
	uuid: string;
	client_id: string;
	api_key: string;
	/** A KYC workflow that every application has. */
	default_workflow_id: string;
	organization: Json;
	secret_shared_key: string;
}

export interface SandboxDelivery {
	n: number;
	scope: string;
	url: string;
	attempt: number;
	headers: Record<string, string>;
	/** The event, as the text that was signed and sent. */
	body: string;
	/** What the receiver answered; null where nothing came back, and `error` says why. */
	status: number | null;
	error: string | null;
}

export interface SandboxBook {
	last: number;
	requests: (Json & { n: number; method: string; path: string; status: number | null })[];
	deliveries: SandboxDelivery[];
}

const TIMEOUT_MS = 30_000;

/** The sandbox's control address: what a person or a test decides about the local Didit. */
export class SandboxControl {
	readonly #url: string;

	constructor(url: string) {
		this.#url = url;
	}

	createApplication(settings: Json & { name: string }): Promise<SandboxApplication> {
		// n8n is on this machine, too.
		return this.request('POST', 'applications', { local_urls: true, ...settings });
	}

	/** A registered and verified account, so that Log In works at once. */
	createAccount(settings: { email: string; password: string }): Promise<Json> {
		return this.request('POST', 'accounts', settings);
	}

	/** Every request that came and every webhook that left. */
	book(): Promise<SandboxBook> {
		return this.request('GET', 'book');
	}

	/** Plays the end user, or Didit's checks: the session ends like this. */
	setOutcome(sessionId: string, status: string): Promise<Json> {
		return this.request('POST', `sessions/${sessionId}/outcome`, { status });
	}

	/** Anything that has no method here. The path is what follows `/_sandbox/`. */
	async request<T>(method: string, path: string, body?: Json): Promise<T> {
		const init = {
			method,
			...(body && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		};
		const response = await send(`${this.#url}/_sandbox/${path}`, init, TIMEOUT_MS).catch(
			(error: unknown) => {
				throw new Problem(`The sandbox at ${this.#url} does not answer (${reasonOf(error)}).`);
			},
		);
		const text = await response.text();
		if (!response.ok) {
			throw new Problem(`The sandbox answered ${response.status} to ${method} ${path}: ${text}`);
		}
		return (text === '' ? undefined : JSON.parse(text)) as T;
	}
}
