import { newApplication } from '../../support/sandbox';
import type { Action, Calls, Config } from '../lifecycle/n8n';
import { N8nNode } from '../lifecycle/n8n';
import { ADDRESSES, Killed, N8n, type Trouble } from './n8n';
import type { ConsoleChange, Row } from './person';
import { Person } from './person';

export const EVENTS: ReadonlyArray<readonly string[]> = [
	['status.updated', 'data.updated'],
	['user.status.updated'],
	['status.updated', 'transaction.created', 'business.status.updated'],
];

/** One thing that happens. */
export type Happening =
	| {
			readonly kind: 'act';
			readonly node: number;
			readonly action: Action;
			/** What goes wrong in the first, second … hook. */
			readonly troubles: ReadonlyArray<Trouble | undefined>;
			/** n8n is killed at this request, counted from 0 over all hooks. */
			readonly killedAt?: number;
	  }
	| { readonly kind: 'edit'; readonly node: number; readonly events: number }
	| { readonly kind: 'console'; readonly row: number; readonly change: ConsoleChange }
	| { readonly kind: 'byHand'; readonly url: number }
	| { readonly kind: 'later' };

interface Trigger {
	readonly n8n: N8n;
	readonly node: N8nNode;
	readonly urls: Readonly<Record<'production' | 'test', string>>;
	/** What a hook that went well has registered, until a person or a trouble gets at it. */
	sure: { production?: readonly string[]; test?: readonly string[] };
}

const ID = '5b3d1a52-7c1e-4a53-9d8e-0d9c1f6a2b10';
const OTHER_ID = 'cccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10';
const STRANGER = 'https://crm.example.com/in';

/** An application of today's Didit, two n8n with triggers of it, and a person at the console. */
export class World {
	readonly person: Person;

	private readonly triggers: readonly Trigger[];

	private constructor(application: Awaited<ReturnType<typeof newApplication>>) {
		this.person = new Person(application);
		const [here, there] = ADDRESSES.map((address) => new N8n(application, address)) as [N8n, N8n];
		const make = (n8n: N8n, workflowId: string, webhookId: string): Trigger => {
			const config = { name: 'Didit Trigger', options: { replace: false, restore: undefined } };
			const node = new N8nNode(workflowId, webhookId, config);
			return { n8n, node, urls: n8n.urls({ node, config }), sure: {} };
		};
		// Two nodes of one workflow, one of another, and a copy of the first in another n8n.
		this.triggers = [
			make(here, 'first', ID),
			make(here, 'first', OTHER_ID),
			make(here, 'second', 'dddddddd-7c1e-4a53-9d8e-0d9c1f6a2b10'),
			make(there, 'first', ID),
		];
	}

	static async begin(): Promise<World> {
		return new World(await newApplication({ dialect: 'current' }));
	}

	async happen(happening: Happening): Promise<void> {
		const before = await this.person.rows();
		switch (happening.kind) {
			case 'act':
				await this.act(happening);
				return this.expectForeign(before, await this.person.rows());
			case 'edit': {
				const { node } = this.trigger(happening.node);
				node.saved = { ...node.saved, events: EVENTS[happening.events % EVENTS.length] };
				return;
			}
			case 'console': {
				const row = before[happening.row % Math.max(before.length, 1)];
				if (row) await this.person.change(row, happening.change);
				// A rotation disturbs nobody.
				if (row && happening.change !== 'rotate') this.doubt(row.url);
				return;
			}
			case 'byHand': {
				const urls = [STRANGER, ...this.triggers.flatMap((one) => Object.values(one.urls))];
				const url = urls[happening.url % urls.length]!;
				await this.person.create(url);
				return this.doubt(url);
			}
			case 'later':
				for (const { node, sure } of this.triggers) {
					// A listener waits for two minutes.
					if (!node.listening) continue;
					sure.test = undefined;
				}
				await this.person.wait();
		}
	}

	/** What is registered for sure is there, once, as it was chosen. */
	async expectRegistered(): Promise<void> {
		const rows = await this.person.rows();
		for (const trigger of this.triggers) {
			const urls = trigger.urls;
			for (const mode of ['production', 'test'] as const) {
				const events = trigger.sure[mode];
				if (!events) continue;
				const found = rows.filter(({ url }) => url.startsWith(urls[mode]));
				expect(found).toMatchObject([{ url: urls[mode], enabled: true, webhook_version: 'v3' }]);
				expect([...found[0]!.subscribed_events].sort()).toEqual([...events].sort());
			}
		}
	}

	/** Once each node had a quiet hook, nothing of it is left that it does not own. */
	async expectNothingLeft(): Promise<void> {
		for (const { n8n, node, sure } of this.triggers) {
			n8n.restart();
			node.die();
			sure.test = undefined;
		}
		await this.person.wait();
		const quiet = { kind: 'act', troubles: [] } as const;
		const rows = await this.person.rows();
		// Nothing is left of a node that has nothing at Didit.
		const present = [...this.triggers.entries()].filter(([, { urls }]) =>
			rows.some(({ url }) => Object.values(urls).some((own) => url.startsWith(own))),
		);
		for (const [index, trigger] of present) {
			for (const action of ['unpublish', 'publish'] as const) {
				await this.happen({ ...quiet, node: index, action });
			}
			await this.expectRegistered();
			const named = ({ url, label }: Row) =>
				url === trigger.urls.test && label.startsWith('n8n: Test [first]');
			if (trigger.node.workflowId === 'first') {
				expect((await this.person.rows()).filter(named)).toEqual([]);
			}
		}
		for (const [index, trigger] of present) {
			await this.happen({ ...quiet, node: index, action: 'unpublish' });
			await this.happen({ ...quiet, node: index, action: 'listen' });
			await this.happen({ ...quiet, node: index, action: 'stopListening' });
			const urls = Object.values(trigger.urls);
			const left = (await this.person.rows()).filter(({ url }) => urls.includes(url));
			expect(left).toEqual([]);
		}
	}

	private trigger(index: number): Trigger {
		return this.triggers[index % this.triggers.length]!;
	}

	private doubt(url: string): void {
		for (const trigger of this.triggers) {
			const { production, test } = trigger.urls;
			if (url.startsWith(production)) trigger.sure.production = undefined;
			if (url.startsWith(test)) trigger.sure.test = undefined;
		}
	}

	private async act({ node: index, action, troubles, killedAt }: Happening & { kind: 'act' }) {
		const trigger = this.trigger(index);
		const { n8n, node } = trigger;
		const calls: Calls = action === 'publish' ? node.publish(2) : node[action]();
		await this.carryOut(trigger, calls, [...troubles], killedAt).catch((error: unknown) => {
			if (!(error instanceof Killed)) throw error;
			n8n.restart();
			for (const other of this.triggers) {
				if (other.n8n !== n8n) continue;
				other.node.die();
				other.sure.test = undefined;
			}
		});
	}

	private async carryOut(
		{ n8n, sure }: Trigger,
		calls: Calls,
		troubles: Array<Trouble | undefined>,
		killedAt?: number,
	): Promise<void> {
		let answer: { ok: boolean; value?: boolean } = { ok: true };
		for (;;) {
			const { done, value: call } = calls.next(answer);
			if (done) return;
			const { mode, hook, config } = call;
			const before = sure[mode];
			// Where n8n is killed in the middle, nobody knows.
			sure[mode] = undefined;
			const outcome = await n8n.call(call, troubles.shift(), killedAt);
			if (outcome === true && hook !== 'delete') sure[mode] = eventsOf(config);
			else if (outcome === false && hook === 'checkExists') sure[mode] = before;
			answer = outcome === undefined ? { ok: false } : { ok: true, value: outcome };
		}
	}

	/** What is not under a URL of our nodes is as it was. */
	private expectForeign(before: readonly Row[], after: readonly Row[]): void {
		const ours = this.triggers.flatMap((one) => Object.values(one.urls));
		const isForeign = ({ url }: Row) => !ours.some((own) => url.startsWith(own));
		expect(after.filter(isForeign)).toEqual(before.filter(isForeign));
	}
}

function eventsOf({ events = EVENTS[0]! }: Config): readonly string[] {
	return events;
}
