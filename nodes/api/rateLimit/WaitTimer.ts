import type { Clock } from '../types';

/** Measures for how long a run did nothing but wait for Didit's rate limit. */
export class WaitTimer {
	private waiting = 0;

	private sending = 0;

	private since = 0;

	private total = 0;

	constructor(private readonly clock: Clock) {}

	/** Milliseconds, of waits that have ended. */
	get ms(): number {
		return this.total;
	}

	/** @param work waits for the limit */
	async whileWaiting<Result>(work: () => Promise<Result>): Promise<Result> {
		this.change(1, 0);
		return await work().finally(() => this.change(-1, 0));
	}

	/** @param work gets ahead */
	async whileSending<Result>(work: () => Promise<Result>): Promise<Result> {
		this.change(0, 1);
		return await work().finally(() => this.change(0, -1));
	}

	private change(waiting: number, sending: number): void {
		const now = this.clock.now();
		if (this.waiting > 0 && this.sending === 0) this.total += now - this.since;
		this.waiting += waiting;
		this.sending += sending;
		this.since = now;
	}
}
