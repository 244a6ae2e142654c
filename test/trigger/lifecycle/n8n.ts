import type { Options, Step } from './rules';

/** What the editor keeps of a node, as far as its URL and its hooks depend on it. */
export interface Config {
	readonly name: string;
	readonly options: Options;
	/** The default where it is left out. */
	readonly events?: readonly string[];
}

/** A hook of a node as n8n calls it: on the node as it was when it was published, say. */
export interface Call extends Omit<Step, 'own' | 'options'> {
	readonly node: N8nNode;
	readonly config: Config;
}

/** Hooks in their order; each is answered with whether it ended well, and then with what it gave. */
export type Calls = Generator<Call, void, { readonly ok: boolean; readonly value?: boolean }>;

export const ACTIONS = ['publish', 'unpublish', 'listen', 'stopListening'] as const;
export type Action = (typeof ACTIONS)[number];

const TEARDOWN_ATTEMPTS = 3;

/**
 * A trigger in a workflow, and which hooks n8n 2.41 calls for what a person does with it
 * (workflow-trigger-activator, webhook-trigger-registrar, test-webhooks).
 */
export class N8nNode {
	published?: Config;

	listening?: Config;

	/** n8n's row for the production URL. Only for a node without one does it call create. */
	private isStored = false;

	/**
	 * @param webhookId makes the URL; without it, as in old workflows, the node's name does
	 */
	constructor(
		readonly workflowId: string,
		readonly webhookId: string | undefined,
		public saved: Config,
	) {}

	/** n8n was killed: tests live in its memory, publications in its database. */
	die(): void {
		this.listening = undefined;
	}

	/** @param attempts five, or fewer where n8n's time for a publication is over before that */
	*publish(attempts: number): Calls {
		const { published: old, saved } = this;
		const isChanged = old !== undefined && old !== saved;
		if (isChanged) yield* this.tearDown(old);
		this.published = saved;
		if (this.isStored) return;
		for (let attempt = 0; attempt < attempts; attempt++) {
			this.isStored = true;
			if (yield* this.register('production', saved)) return;
			const cleaned = yield this.call('delete', 'production', saved, true);
			if (cleaned.ok) this.isStored = false;
		}
	}

	*unpublish(): Calls {
		const old = this.published;
		this.published = undefined;
		if (old) yield* this.tearDown(old);
	}

	*listen(): Calls {
		this.listening = this.saved;
		if (yield* this.register('test', this.saved)) return;
		const cleaned = yield this.call('delete', 'test', this.saved, true);
		if (cleaned.ok) this.listening = undefined;
	}

	*stopListening(): Calls {
		if (!this.listening) return;
		const ended = yield this.call('delete', 'test', this.listening);
		if (ended.ok) this.listening = undefined;
	}

	private *register(mode: Call['mode'], config: Config): Generator<Call, boolean, Answer> {
		const exists = yield this.call('checkExists', mode, config);
		if (!exists.ok || exists.value === true) return exists.ok;
		return (yield this.call('create', mode, config)).ok;
	}

	private *tearDown(config: Config): Calls {
		this.isStored = false;
		for (let attempt = 0; attempt < TEARDOWN_ATTEMPTS; attempt++) {
			if ((yield this.call('delete', 'production', config)).ok) return;
		}
	}

	private call(hook: Call['hook'], mode: Call['mode'], config: Config, cleansUp = false): Call {
		return { node: this, hook, mode, config, cleansUp };
	}
}

type Answer = { readonly ok: boolean; readonly value?: boolean };
