/** Times candidates in turns, so that what else the machine does meets all of them alike. */

export interface Candidate {
	readonly name: string;
	/** Microseconds that it takes once. */
	readonly time: () => number | Promise<number>;
}

export interface Spread {
	readonly median: number;
	/** Tenth and ninetieth percentile. */
	readonly low: number;
	readonly high: number;
}

export interface Figure {
	readonly name: string;
	readonly microseconds: Spread;
	/** By what the first candidate took in the same round. */
	readonly ratio: Spread;
}

/** Long enough that the clock and the engine's garbage collection do not matter. */
const SLICE_US = 1_000;
const WARM_UP_US = 300_000;

/** Results are left here, so that no work can be found to be useless. */
const sink: { result?: unknown } = {};

/**
 * Times work in CPU time, which other processes disturb less than time on the wall.
 *
 * @param work what it returns has to be a finished value: an engine may join strings later
 */
export function inProcess(name: string, work: () => unknown): Candidate {
	let times = 1;
	const slice = (): number => {
		const before = process.cpuUsage();
		for (let left = times; left > 0; left--) sink.result = work();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / times;
	};
	for (let spent = 0; spent < WARM_UP_US; ) {
		const once = Math.max(slice(), 0.1);
		spent += once * times;
		times = Math.max(1, Math.round(SLICE_US / once));
	}
	return { name, time: slice };
}

/** Makes the engine join a text that was put together of many. */
export function finished(text: string | undefined): number {
	if (text === undefined) throw new Error('There is no text');
	return text.charCodeAt(0);
}

/** @param candidates the others are compared with the first */
export async function compare(candidates: readonly Candidate[], rounds: number): Promise<Figure[]> {
	const times = candidates.map((): number[] => []);
	for (let round = 0; round < rounds; round++) {
		// Each is the first one in its turn.
		for (let place = 0; place < candidates.length; place++) {
			const index = (round + place) % candidates.length;
			const time = await candidates[index]?.time();
			if (time !== undefined) times[index]?.push(time);
		}
	}
	const base = times[0] ?? [];
	return candidates.map(({ name }, index) => {
		const own = times[index] ?? [];
		return {
			name,
			microseconds: spread(own),
			ratio: spread(own.map((time, round) => time / (base[round] ?? NaN))),
		};
	});
}

function spread(numbers: number[]): Spread {
	const ordered = [...numbers].sort((left, right) => left - right);
	const at = (part: number) => ordered[Math.floor(part * (ordered.length - 1))] ?? NaN;
	return { median: at(0.5), low: at(0.1), high: at(0.9) };
}
