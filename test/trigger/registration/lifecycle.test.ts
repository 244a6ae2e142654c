import fc from 'fast-check';
import { systemClock } from '../../../nodes/api/util/clock';
import { inLanes, runsOf } from '../lifecycle/lanes';
import { Model } from '../lifecycle/model';
import { Nowhere } from '../lifecycle/nowhere';
import { beginning, lifecycle } from '../lifecycle/sequences';
import { World } from '../lifecycle/world';

const amount = runsOf('20260403', '1000');

let nowhere: Nowhere;

beforeAll(async () => {
	nowhere = await Nowhere.open();
	jest.spyOn(systemClock, 'wait').mockResolvedValue();
});

afterAll(() => {
	nowhere.close();
	jest.restoreAllMocks();
});

test(`Didit holds the URL that it should, ${amount.runs} times (LIFECYCLE_SEED=${amount.seed})`, async () => {
	const property = fc.asyncProperty(beginning, lifecycle, async (begin, commands) => {
		const model = new Model(begin);
		const real = await World.begin(nowhere, model.didit.url, model.didit.version);
		await fc.asyncModelRun(() => ({ model, real }), commands);
	});
	await inLanes(property, amount);
}, 900_000);
