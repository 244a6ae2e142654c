import type { Clock } from '../../nodes/api/types';

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
	private sleepers: Array<{ at: number; wake: () => void }> = [];

	/** @param time milliseconds since the epoch */
	constructor(private time = 1_774_970_000_000) {}

	now(): number {
		return this.time;
	}

	random(): number {
		return 0.5;
	}

	async wait(ms: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((wake) => {
			const sleeper = { at: this.time + ms, wake };
			this.sleepers.push(sleeper);
			signal?.addEventListener('abort', () => {
				this.sleepers = this.sleepers.filter((one) => one !== sleeper);
				wake();
			});
		});
	}

	/** Whether somebody waits for time to pass. */
	get isAwaited(): boolean {
		return this.sleepers.length > 0;
	}

	/** Lets time pass and wakes whoever waited for it. */
	advance(ms: number): void {
		this.time += ms;
		const due = this.sleepers.filter(({ at }) => at <= this.time);
		this.sleepers = this.sleepers.filter(({ at }) => at > this.time);
		for (const { wake } of due) wake();
	}
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
