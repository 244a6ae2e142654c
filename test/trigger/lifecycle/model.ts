import type { Call, Calls } from './n8n';
import { N8nNode } from './n8n';
import type { Expected, Options, Trouble } from './rules';
import { inThePlaceOf, Rules } from './rules';
import type { Outcome, World } from './world';
import { addressesOf, N8N } from './world';

export const STRANGERS = [
	'https://shop.example.com/didit',
	'https://crm.example.com/in?restore=no',
] as const;

const ID = '5b3d1a52-7c1e-4a53-9d8e-0d9c1f6a2b10';
const ID_OF_COPY = 'cccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10';

/** How a sequence begins. */
export interface Beginning {
	readonly options: readonly [Options, Options, Options];
	/** See {@link Model.interfere}. */
	readonly url: number;
	readonly version: string;
}

/** What should be: the nodes of an n8n, and Didit by the rules. */
export class Model {
	readonly didit = new Rules(N8N);

	/** A trigger, its copy in another workflow, and one of a workflow from before webhook ids. */
	readonly nodes: readonly [N8nNode, N8nNode, N8nNode];

	constructor({ options, url, version }: Beginning) {
		const name = 'Didit Trigger';
		this.nodes = [
			new N8nNode('first', ID, { name, options: options[0] }),
			new N8nNode('copy', ID_OF_COPY, { name, options: options[1] }),
			new N8nNode('old', undefined, { name, options: options[2] }),
		];
		this.interfere(url, version);
	}

	/** Somebody changes what Didit holds, or it was left behind long ago. */
	interfere(url: number, version: string): void {
		const [own, copy] = this.nodes.map((node) => addressesOf({ node, config: node.saved }));
		const urls = [
			null,
			null,
			...STRANGERS,
			own && inThePlaceOf(own).replace(own.test, STRANGERS[0]),
			own?.production,
			own?.test,
			own && inThePlaceOf(own),
			copy?.production,
			`${N8N}webhook/orders`,
		];
		this.didit.url = urls[url % urls.length] ?? null;
		this.didit.version = version;
	}
}

/** What goes wrong in the first, second … call of a hook. */
export type Troubles = Record<Call['hook'], Array<Trouble | undefined>>;

/** Calls the hooks one by one, and compares each with what the rules say. */
export class Doing {
	private answer: { ok: boolean; value?: boolean } = { ok: true };

	constructor(
		private readonly calls: Calls,
		private readonly troubles: Troubles,
	) {}

	/** @returns whether there was a hook left to call */
	async goOn({ didit }: Model, world: World): Promise<boolean> {
		const { done, value: call } = this.calls.next(this.answer);
		if (done) return false;
		const { hook, mode, cleansUp, config } = call;
		const trouble = this.troubles[hook].shift();
		const step = { hook, mode, cleansUp, own: addressesOf(call), options: config.options };
		const expected = didit.perform(step, trouble);
		const outcome = await world.perform(call, trouble);
		expectOutcome(outcome, expected);
		this.answer = typeof outcome === 'string' ? { ok: false } : { ok: true, value: outcome };
		return true;
	}

	async toTheEnd(model: Model, world: World): Promise<void> {
		while (await this.goOn(model, world));
	}
}

function expectOutcome(outcome: Outcome, expected: Expected): void {
	if (typeof expected === 'boolean') return void expect(outcome).toBe(expected);
	for (const words of expected) expect(outcome).toMatch(words);
}

export async function expectRegistered({ didit }: Model, world: World): Promise<void> {
	const { webhook_url, webhook_version } = await world.registered();
	expect([webhook_url, webhook_version]).toEqual([didit.url, didit.version]);
}
