import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { Registration } from '../../../nodes/DiditTrigger/registration/hooks';
import { RoutedCredentials } from '../../support/routedCredentials';
import type { Application } from '../../support/sandbox';
import { apiKeyCredential, control } from '../../support/sandbox';
import type { Call } from '../lifecycle/n8n';
import type { Hooks } from '../support';
import { hooksOf, triggerRegisteredBy } from '../support';

/** What goes wrong with requests of a hook. */
export interface Trouble {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly fault: IDataObject;
	/** Null: each time. */
	readonly times: number | null;
}

/** n8n was killed: nothing of it goes on. */
export class Killed extends Error {}

export const ADDRESSES = ['http://127.0.0.1:5678/', 'https://n8n.example.com/'] as const;

/** An n8n under an address of its own; several have triggers of the same application. */
export class N8n {
	private registration = new Registration();

	constructor(
		private readonly application: Application,
		private readonly address: string,
	) {}

	/** It is killed and started again. */
	restart(): void {
		this.registration = new Registration();
	}

	urls({ node, config }: Pick<Call, 'node' | 'config'>): { production: string; test: string } {
		const of = (mode: Call['mode']) => this.hooks({ node, config, mode }).url;
		return { production: of('production'), test: of('test') };
	}

	/**
	 * Calls a hook as n8n does.
	 *
	 * @param killedBefore n8n is killed when it is about to send this request, counted from 0
	 * @returns what it gave, or undefined where it failed
	 * @throws Killed
	 */
	async call(call: Call, trouble?: Trouble, killedBefore = Infinity): Promise<boolean | undefined> {
		const { api_key } = this.application;
		if (trouble) {
			const { method, times, fault } = trouble;
			await control('POST', '/faults', { ...fault, method, times, api_key });
		}
		let sent = 0;
		const route = async (options: IHttpRequestOptions) => {
			// Its process is gone: this and all that would follow never happen.
			if (sent++ >= killedBefore) throw new Killed();
			return options;
		};
		const hooks = this.hooks(call, route);
		const outcome = await hooks[call.hook]().catch(() => undefined);
		if (trouble) await control('DELETE', `/faults?api_key=${api_key}`);
		if (sent > killedBefore) throw new Killed();
		return outcome;
	}

	private hooks(
		{ node, config, mode }: Pick<Call, 'node' | 'config' | 'mode'>,
		route = async (options: IHttpRequestOptions) => options,
	): Hooks {
		const credentials = apiKeyCredential(this.application);
		const { events } = config;
		return hooksOf(
			{
				credentials,
				name: config.name,
				webhookId: node.webhookId ?? null,
				workflowId: node.workflowId,
				parameters: { ...(events && { events: [...events] }) },
				trigger: triggerRegisteredBy(this.registration),
				additionalData: {
					credentialsHelper: new RoutedCredentials(credentials, route),
					webhookBaseUrl: `${this.address}webhook`,
					webhookTestBaseUrl: `${this.address}webhook-test`,
					instanceBaseUrl: this.address,
				},
			},
			mode,
		);
	}
}
