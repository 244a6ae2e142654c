import { createHmac } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, newApplication, requestsOf } from '../support/sandbox';
import { FakeClock, SECOND } from './clock';
import { N8nMemory } from './deduplication/n8nMemory';
import { N8nServer } from './n8nServer';
import type { Setup } from './support';
import { newDesk, triggerWith } from './support';

export interface Reply {
	readonly status: number;
	readonly text: string;
}

export const TAKEN: Reply = { status: 200, text: '' };
export const REFUSED: Reply = {
	status: 401,
	text: '{"message":"The delivery could not be verified"}',
};
export const NO_EVENT: Reply = { status: 400, text: '{"message":"The body is not an event"}' };
export const TRY_AGAIN: Reply = { status: 503, text: '{"message":"Try again later"}' };

/** A published trigger, an application at Didit whose events it gets, and a clock. */
export class TriggerTest {
	application!: Application;
	clock!: FakeClock;
	n8n!: N8nServer;
	memory!: N8nMemory;

	/** The setup of the trigger, in a process that has just begun. */
	setup(parameters: INodeParameters = {}): Setup {
		const credentials = apiKeyCredential(this.application);
		return { credentials, parameters, trigger: triggerWith(newDesk(this.clock)) };
	}

	async start(parameters: INodeParameters = {}, mode: 'webhook' | 'manual' = 'webhook') {
		await this.startWith(this.setup(parameters), mode);
	}

	/** Starts n8n, or another one in its place. */
	async startWith(setup: Setup, mode: 'webhook' | 'manual' = 'webhook') {
		await this.stop();
		this.n8n = await N8nServer.start(setup, mode);
	}

	async stop(): Promise<void> {
		const { n8n } = this;
		if (!n8n) return;
		await n8n.close();
		for (const returned of n8n.returned) expect(returned).not.toBeInstanceOf(Error);
	}

	/** Whole seconds since the epoch. */
	get seconds(): number {
		return this.clock.now() / SECOND;
	}

	event(changes: IDataObject = {}): IDataObject {
		return {
			webhook_type: 'status.updated',
			session_id: '7d4f1f60-0000-4000-8000-000000000001',
			status: 'Approved',
			timestamp: this.seconds,
			created_at: this.seconds - 2,
			decision: { score: 0.97, total: 12 },
			...changes,
		};
	}

	hex(message: string | Buffer, secret = this.application.secret_shared_key): string {
		return createHmac('sha256', secret).update(message).digest('hex');
	}

	/** Headers of a delivery with X-Signature alone. */
	signed(body: string | Buffer, headers: Record<string, string> = {}): Record<string, string> {
		return { 'x-timestamp': String(this.seconds), 'x-signature': this.hex(body), ...headers };
	}

	async post(body?: string | Buffer, headers: Record<string, string> = {}): Promise<Reply> {
		const response = await fetch(this.n8n.url, {
			method: 'POST',
			body: body as string | undefined,
			headers: { 'content-type': 'application/json', ...headers },
		});
		const reply = { status: response.status, text: await response.text() };
		await this.n8n.settled();
		return reply;
	}

	async deliver(body: IDataObject): Promise<Reply> {
		const text = JSON.stringify(body);
		return await this.post(text, this.signed(text));
	}

	/** How often Didit was asked for the configuration. */
	async reads(): Promise<number> {
		const requests = await requestsOf(this.application);
		return requests.filter(({ path }) => path === '/v3/webhook/').length;
	}

	/** Makes Didit answer otherwise when it is asked for the configuration. */
	async fault(settings: IDataObject): Promise<void> {
		const { api_key } = this.application;
		await control('POST', '/faults', { api_key, path: '/v3/webhook', ...settings });
	}
}

/** Prepares a fresh application, clock and memory for each test, and checks that nothing is thrown. */
export function useTrigger(): TriggerTest {
	const t = new TriggerTest();

	beforeAll(async () => {
		t.memory = await N8nMemory.install();
	});

	beforeEach(async () => {
		t.memory.clear();
		t.application = await newApplication();
		t.clock = new FakeClock(Math.floor(Date.now() / SECOND) * SECOND);
	});

	afterEach(async () => await t.stop());

	return t;
}
