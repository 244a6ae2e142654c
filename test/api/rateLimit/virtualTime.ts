/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Clock } from '../../../nodes/api/types';

interface Sleeper {
	readonly at: number;
	readonly wake: () => void;
}

/** Numbers in [0, 1) that a seed determines (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Time that stands still while anybody works, and jumps to the next moment that somebody awaits. */
export class VirtualTime {
	private time = Date.UTC(2026, 10, 22, 12);

	private sleepers: Sleeper[] = [];

	readonly random: () => number;

	constructor(seed: number) {
		this.random = seeded(seed);
	}

	now(): number {
		return this.time;
	}

	/** A clock of one process: pacers are shared by what has the same clock. */
	clock(): Clock {
		return {
			now: () => this.time,
			random: this.random,
			wait: async (ms, signal) => {
				if (signal?.aborted) return;
				await new Promise<void>((wake) => {
					this.wakeAt(this.time + ms, wake);
					signal?.addEventListener('abort', () => wake());
				});
			},
		};
	}

	async wait(ms: number): Promise<void> {
		await new Promise<void>((wake) => this.wakeAt(this.time + ms, wake));
	}

	/** Lets time pass until the work is done. */
	async until<Result>(work: Promise<Result>): Promise<Result> {
		let isDone = false;
		const over = () => {
			isDone = true;
		};
		work.then(over, over);
		for (;;) {
			// All that can be done at this moment gets done first.
			await new Promise((resolve) => setImmediate(resolve));
			if (isDone) return await work;
			const next = this.sleepers.shift();
			if (!next) throw new Error('All wait, and nobody for the time');
			this.time = next.at;
			next.wake();
		}
	}

	private wakeAt(at: number, wake: () => void): void {
		let index = this.sleepers.length;
		while (index > 0 && (this.sleepers[index - 1] as Sleeper).at > at) index--;
		this.sleepers.splice(index, 0, { at, wake });
	}
}
