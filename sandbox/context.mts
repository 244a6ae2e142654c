import { Book } from './book.mts';
import { Clock } from './clock.mts';
import { Faults } from './faults.mts';
import { Limits } from './limits.mts';
import { Outbox } from './outbox.mts';
import { World } from './state.mts';
import { Webhooks } from './webhooks.mts';

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
