import type fc from 'fast-check';
import type { Action, Config } from './n8n';
import type { Troubles } from './model';
import { Doing, expectRegistered, Model } from './model';
import type { World } from './world';

type Command = fc.AsyncCommand<Model, World>;

const NO_TROUBLES: Troubles = { checkExists: [], create: [], delete: [] };

export interface Deed {
	readonly node: 0 | 1 | 2;
	readonly action: Action;
	readonly troubles: Troubles;
	readonly attempts: number;
}

const isTest = ({ action }: Deed) => ['listen', 'stopListening'].includes(action);

function begin({ node, action, troubles, attempts }: Deed, { nodes }: Model): Doing {
	const one = nodes[node];
	const calls = action === 'publish' ? one.publish(attempts) : one[action]();
	return new Doing(calls, structuredClone(troubles));
}

/** A person publishes, unpublishes, listens for a test event, or ends that. */
export class Do implements Command {
	constructor(private readonly deed: Deed) {}

	check = () => true;

	async run(model: Model, world: World): Promise<void> {
		await begin(this.deed, model).toTheEnd(model, world);
		await expectRegistered(model, world);
	}

	toString = () => JSON.stringify(this.deed);
}

/** n8n works on two nodes at the same time. */
export class DoTwoAtOnce implements Command {
	/** @param order whether the next hook is the first one's; then each goes on to its end */
	constructor(
		private readonly deeds: readonly [Deed, Deed],
		private readonly order: readonly boolean[],
	) {}

	/** Publications of one workflow n8n does one after the other. */
	check = () => {
		const [first, second] = this.deeds;
		return first.node !== second.node || isTest(first) !== isTest(second);
	};

	async run(model: Model, world: World): Promise<void> {
		const [first, second] = this.deeds.map((deed) => begin(deed, model)) as [Doing, Doing];
		for (const isFirst of this.order) await (isFirst ? first : second).goOn(model, world);
		await first.toTheEnd(model, world);
		await second.toTheEnd(model, world);
		await expectRegistered(model, world);
	}

	toString = () => `two at once ${JSON.stringify([this.deeds, this.order])}`;
}

/** n8n is killed after some hooks of what it does, and the person does the same again, or not. */
export class Die implements Command {
	constructor(
		private readonly deed: Deed,
		private readonly hooks: number,
		private readonly again: boolean,
	) {}

	check = () => true;

	async run(model: Model, world: World): Promise<void> {
		const doing = begin(this.deed, model);
		for (let count = 0; count < this.hooks; count++) await doing.goOn(model, world);
		world.restart();
		for (const node of model.nodes) node.die();
		if (this.again)
			await begin({ ...this.deed, troubles: NO_TROUBLES }, model).toTheEnd(model, world);
		await expectRegistered(model, world);
	}

	toString = () =>
		`killed after ${this.hooks} hooks of ${JSON.stringify(this.deed)}, ${this.again}`;
}

/** Someone edits the node. */
export class Edit implements Command {
	constructor(
		private readonly node: Deed['node'],
		private readonly config: Partial<Config>,
	) {}

	check = () => true;

	async run({ nodes }: Model): Promise<void> {
		const node = nodes[this.node];
		node.saved = { ...node.saved, ...this.config };
	}

	toString = () => `edit ${this.node} ${JSON.stringify(this.config)}`;
}

/** Someone changes the URL at Didit. */
export class Interfere implements Command {
	constructor(
		private readonly url: number,
		private readonly version: string,
	) {}

	check = () => true;

	async run(model: Model, world: World): Promise<void> {
		model.interfere(this.url, this.version);
		await world.change(model.didit.url, this.version);
	}

	toString = () => `interfere ${this.url} ${this.version}`;
}

/** A change on which n8n gave up comes to Didit. */
export class Arrive implements Command {
	check = ({ didit }: Model) => didit.late.length > 0;

	async run(model: Model, world: World): Promise<void> {
		const change = model.didit.late.shift();
		if (change) model.didit.apply(change);
		await world.arrive();
		await expectRegistered(model, world);
	}

	toString = () => 'arrive';
}
