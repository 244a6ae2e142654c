/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';

/** Sequences that go on at the same time. */
const LANES = 4;

/** LIFECYCLE_SEED repeats the sequences of a run that failed, LIFECYCLE_RUNS makes more of them. */
export function runsOf(seed: string, runs: string): { seed: string; runs: string } {
	const { LIFECYCLE_SEED = seed, LIFECYCLE_RUNS = runs } = process.env;
	return { seed: LIFECYCLE_SEED, runs: LIFECYCLE_RUNS };
}

/** Tries a property with so many sequences, several at a time; all end before one that failed is told. */
export async function inLanes<Inputs>(
	property: fc.IAsyncProperty<Inputs>,
	{ seed, runs }: { seed: string; runs: string },
): Promise<void> {
	const lane = async (_: unknown, index: number) =>
		await fc.assert(property, {
			seed: Number(seed) + index,
			numRuns: Math.ceil(Number(runs) / LANES),
		});
	const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
	for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}
