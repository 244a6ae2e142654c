import { Book } from '../control/book.mts';
import { Clock } from '../world/clock.mts';
import { Faults } from '../control/faults.mts';
import { Limits } from './rateLimits.mts';
import { Outbox } from '../world/outbox.mts';
import { World } from '../world/state.mts';
import { Webhooks } from '../webhooks/webhooks.mts';

/** One running sandbox: its time, its state, and what tests may ask of it. */
export class Sandbox {
	/** `http://127.0.0.1:PORT`, known once it listens. */
	url = '';
	readonly clock = new Clock();
	readonly world = new World();
	readonly outbox = new Outbox(this.clock);
	readonly book = new Book(this.clock);
	readonly faults = new Faults();
	readonly limits = new Limits(this.clock);
	readonly webhooks = new Webhooks(this.clock, this.book, this.faults);

	reset(): void {
		this.clock.reset();
		this.world.reset();
		this.outbox.clear();
		this.book.clear();
		this.faults.clear();
		this.limits.reset();
	}
}
