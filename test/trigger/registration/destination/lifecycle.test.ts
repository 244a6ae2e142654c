/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';
import { systemClock } from '../../../../nodes/api/util/clock';
import { happenings } from '../../destinations/sequences';
import { World } from '../../destinations/world';

/** LIFECYCLE_SEED repeats the sequences of a run that failed, LIFECYCLE_RUNS makes more of them. */
const { LIFECYCLE_SEED = '20261127', LIFECYCLE_RUNS = '2000' } = process.env;
/** Sequences that go on at the same time. */
const LANES = 4;

beforeAll(() => {
	jest.spyOn(systemClock, 'wait').mockResolvedValue();
});

afterAll(() => jest.restoreAllMocks());

test(`what is published gets its events, and nothing else is touched, ${LIFECYCLE_RUNS} times (LIFECYCLE_SEED=${LIFECYCLE_SEED})`, async () => {
	const property = fc.asyncProperty(happenings, async (sequence) => {
		const world = await World.begin();
		for (const happening of sequence) {
			await world.happen(happening);
			await world.expectRegistered();
		}
		await world.expectNothingLeft();
	});
	const lane = async (_: unknown, index: number) =>
		await fc.assert(property, {
			seed: Number(LIFECYCLE_SEED) + index,
			numRuns: Math.ceil(Number(LIFECYCLE_RUNS) / LANES),
		});
	const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
	for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}, 7_200_000);
