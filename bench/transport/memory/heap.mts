import { subscribe } from 'node:diagnostics_channel';
import { GCProfiler } from 'node:v8';

export interface Memory {
	/** Bytes of JavaScript objects. */
	heap: number;
	/** The same and what they hold outside the heap, such as the bytes of files. */
	withBuffers: number;
}

/** When a look is taken. */
export interface Looks {
	/** Each time that so many answers have come over HTTP. */
	answers: number;
	/** Besides, as often as this, which is too slow for a large heap. */
	ms?: number;
}

/**
 * Measures how much memory is needed at most between a start and an end, and not how much garbage
 * happens to lie about: everything that nobody needs any more is collected before every look. A look
 * is taken as often as asked, and wherever V8 collects by itself, which is also in the middle of code
 * that does not wait for anything.
 */
export class MemoryWatch {
	readonly #profiler = new GCProfiler();
	readonly #before: Memory;

	readonly #timer: NodeJS.Timeout | undefined;

	constructor({ answers: every, ms }: Looks) {
		this.#before = settled();
		let answers = 0;
		subscribe('http.client.response.finish', () => {
			if (++answers % every === 0) setImmediate(collect);
		});
		if (ms !== undefined) this.#timer = setInterval(collect, ms);
		this.#profiler.start();
	}

	/** @returns growth since the start, at its highest */
	end(): Memory {
		clearInterval(this.#timer);
		const now = settled();
		const looks = this.#profiler
			.stop()
			.statistics.filter(({ gcType }) => gcType === 'MarkSweepCompact')
			.map(({ afterGC: { heapStatistics: after } }) => ({
				heap: after.usedHeapSize,
				withBuffers: after.usedHeapSize + after.externalMemory,
			}));
		const highest = (part: keyof Memory) =>
			Math.max(...[now, ...looks].map((look) => look[part])) - this.#before[part];
		return { heap: highest('heap'), withBuffers: highest('withBuffers') };
	}
}

/** What is in use after everything else was collected. */
export function settled(): Memory {
	// What only finalizers let go of is gone after a second time.
	collect();
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return { heap: heapUsed, withBuffers: heapUsed + external };
}

function collect(): void {
	if (!globalThis.gc) throw new Error('Start Node with --expose-gc.');
	globalThis.gc();
}
