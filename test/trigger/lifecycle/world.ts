import type { IDataObject, IHttpRequestOptions, INodeParameters } from 'n8n-workflow';
import { Registration } from '../../../nodes/DiditTrigger/registration/hooks';
import { RoutedCredentials } from '../../support/routedCredentials';
import type { Application } from '../../support/sandbox';
import { apiKeyCredential, control, didit, newApplication } from '../../support/sandbox';
import { hooksOf, triggerRegisteredBy } from '../support';
import type { Call } from './n8n';
import type { Nowhere } from './nowhere';
import type { Addresses, Options, Trouble } from './rules';

/** The address of n8n. */
export const N8N = 'http://127.0.0.1:5678/';

/** What a hook gave, or the message of its error. */
export type Outcome = boolean | string;

interface Registered {
	readonly webhook_url: string | null;
	readonly webhook_version: string;
}

/** Troubles that the sandbox plays. */
const FAULTS: Partial<Record<Trouble['kind'], IDataObject>> = {
	'401': { kind: 'status', status: 401 },
	'403': { kind: 'status', status: 403 },
	'404': { kind: 'status', status: 404 },
	'429': { kind: 'status', status: 429 },
	'500': { kind: 'status', status: 500 },
	'500 after the work': { kind: 'status_after', status: 500 },
	'dropped before the work': { kind: 'drop_before' },
	'dropped after the work': { kind: 'drop_after' },
	'half an answer': { kind: 'truncate' },
};

/** Milliseconds that n8n waits here for what will never come. */
const SHORT = 20;

/** Nobody listens there. */
const CLOSED = 'http://127.0.0.1:1/';

/** The URLs of a node, as n8n makes them. */
export function addressesOf({ node, config }: Pick<Call, 'node' | 'config'>): Addresses {
	const { webhookId, workflowId } = node;
	const id = webhookId ?? `${workflowId}/${encodeURIComponent(config.name.toLowerCase())}`;
	return { production: `${N8N}webhook/${id}/didit`, test: `${N8N}webhook-test/${id}/didit` };
}

/** An application at Didit, an n8n whose nodes use it, and a line between them that may fail. */
export class World {
	/** What lives in n8n's process. */
	private registration = new Registration();

	/** Bodies of changes on which n8n gave up. */
	private readonly late: string[] = [];

	/** Trouble that is still to come in this hook. */
	private trouble?: Trouble;

	private played = 0;

	private constructor(
		private readonly application: Application,
		private readonly nowhere: Nowhere,
	) {}

	/** @param url what Didit holds at first, with its version */
	static async begin(nowhere: Nowhere, url: string | null, version: string): Promise<World> {
		const world = new World(await newApplication({ webhook_url: url }), nowhere);
		if (version !== 'v3') await world.change(url, version);
		return world;
	}

	/** n8n is killed and started again. */
	restart(): void {
		this.registration = new Registration();
	}

	/** Calls a hook while something goes wrong with its requests. */
	async perform(call: Call, trouble?: Trouble): Promise<Outcome> {
		const fault = trouble && FAULTS[trouble.kind];
		const { api_key } = this.application;
		if (fault) {
			const { method, times } = trouble;
			await control('POST', '/faults', { ...fault, method, times, api_key });
		}
		this.trouble = trouble;
		this.played = 0;
		const outcome = await this.run(call).catch((error: Error) => error.message);
		this.trouble = undefined;
		if (fault) await control('DELETE', `/faults?api_key=${api_key}`);
		return outcome;
	}

	/** What Didit holds. */
	async registered(): Promise<Registered> {
		return await didit<Registered>(this.application, 'GET', '/webhook/');
	}

	/** Somebody else changes the registration. */
	async change(webhook_url: string | null, webhook_version: string): Promise<void> {
		await didit(this.application, 'PATCH', '/webhook/', { webhook_url, webhook_version });
	}

	/** A change on which n8n gave up comes to Didit after all. */
	async arrive(): Promise<void> {
		const body = JSON.parse(this.late.shift() ?? '') as IDataObject;
		await didit(this.application, 'PATCH', '/webhook/', body);
	}

	private async run({ node, hook, mode, config }: Call): Promise<boolean> {
		const credentials = apiKeyCredential(this.application);
		const credentialsHelper = new RoutedCredentials(credentials, (options) => this.route(options));
		const hooks = hooksOf(
			{
				credentials,
				name: config.name,
				webhookId: node.webhookId ?? null,
				workflowId: node.workflowId,
				parameters: { options: parametersOf(config.options) },
				trigger: triggerRegisteredBy(this.registration),
				additionalData: { credentialsHelper },
			},
			mode,
		);
		return await hooks[hook]();
	}

	/** Sends a request to where its trouble awaits it. */
	private route(options: IHttpRequestOptions): IHttpRequestOptions {
		expect(options.timeout).toBe(10_000);
		const { trouble } = this;
		if (!trouble || trouble.method !== options.method) return options;
		const { kind, times } = trouble;
		if (++this.played > times) return options;
		if (kind === 'no connection') return { ...options, url: CLOSED };
		if (!kind.startsWith('timeout')) return options;
		const isLate = kind === 'timeout, arrives later' && options.method === 'PATCH';
		if (isLate) this.late.push(String(options.body));
		return { ...options, url: this.nowhere.url, timeout: SHORT };
	}
}

function parametersOf({ replace, restore }: Options): INodeParameters {
	return {
		registeredUrl: replace ? 'replace' : 'stop',
		...(restore !== undefined && { restoreUrl: restore }),
	};
}
