import fc from 'fast-check';
import { systemClock } from '../../../../nodes/api/util/clock';
import { happenings } from '../../destinations/sequences';
import { World } from '../../destinations/world';
import { inLanes, runsOf } from '../../lifecycle/lanes';

const amount = runsOf('20261127', '2000');

beforeAll(() => {
	jest.spyOn(systemClock, 'wait').mockResolvedValue();
});

afterAll(() => jest.restoreAllMocks());

test(`what is published gets its events, and nothing else is touched, ${amount.runs} times (LIFECYCLE_SEED=${amount.seed})`, async () => {
	const property = fc.asyncProperty(happenings, async (sequence) => {
		const world = await World.begin();
		for (const happening of sequence) {
			await world.happen(happening);
			await world.expectRegistered();
		}
		await world.expectNothingLeft();
	});
	await inLanes(property, amount);
}, 7_200_000);
