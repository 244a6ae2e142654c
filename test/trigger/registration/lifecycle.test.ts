/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';
import { systemClock } from '../../../nodes/api/util/clock';
import { Model } from '../lifecycle/model';
import { Nowhere } from '../lifecycle/nowhere';
import { beginning, lifecycle } from '../lifecycle/sequences';
import { World } from '../lifecycle/world';

/** LIFECYCLE_SEED repeats the sequences of a run that failed, LIFECYCLE_RUNS makes more of them. */
const { LIFECYCLE_SEED = '20260403', LIFECYCLE_RUNS = '1000' } = process.env;
/** Sequences that go on at the same time. */
const LANES = 4;

let nowhere: Nowhere;

beforeAll(async () => {
	nowhere = await Nowhere.open();
	jest.spyOn(systemClock, 'wait').mockResolvedValue();
});

afterAll(() => {
	nowhere.close();
	jest.restoreAllMocks();
});

test(`Didit holds the URL that it should, ${LIFECYCLE_RUNS} times (LIFECYCLE_SEED=${LIFECYCLE_SEED})`, async () => {
	const property = fc.asyncProperty(beginning, lifecycle, async (begin, commands) => {
		const model = new Model(begin);
		const real = await World.begin(nowhere, model.didit.url, model.didit.version);
		await fc.asyncModelRun(() => ({ model, real }), commands);
	});
	const lane = async (_: unknown, index: number) =>
		await fc.assert(property, {
			seed: Number(LIFECYCLE_SEED) + index,
			numRuns: Math.ceil(Number(LIFECYCLE_RUNS) / LANES),
		});
	const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
	for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}, 900_000);
