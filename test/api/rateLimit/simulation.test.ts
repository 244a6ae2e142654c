import type { Setting, Simulation } from './simulate';
import { simulate } from './simulate';

jest.setTimeout(60_000);

/** So many requests in all, shared equally. */
const among = (processes: number, total: number) =>
	Array.from({ length: processes }, () => Math.ceil(total / processes));

const efficiency = ({ shortest, taken }: Simulation) => shortest / taken;

async function run(setting: Setting): Promise<Simulation> {
	const outcome = await simulate(setting);
	expect(outcome.failed).toBe(0);
	return outcome;
}

describe('one process uses the limit up, and hardly runs into it', () => {
	test.each<[string, Setting]>([
		['600 a minute', { limit: 600, requests: [1_800] }],
		['600 a minute, Didit next door', { limit: 600, requests: [1_800], latency: [2, 6] }],
		['600 a minute, Didit far away', { limit: 600, requests: [1_800], latency: [100, 400] }],
		['300 a minute', { limit: 300, requests: [900] }],
		['100 a minute', { limit: 100, requests: [300] }],
		['one item at a time', { limit: 300, requests: [700], width: 1 }],
		['fifty items at a time', { limit: 300, requests: [700], width: 50 }],
		['a window of 20 s', { limit: 300, requests: [900], window: 20_000 }],
		['a window of 2 min', { limit: 300, requests: [900], window: 120_000 }],
	])('%s', async (_what, setting) => {
		const outcome = await run(setting);
		expect(efficiency(outcome)).toBeGreaterThan(0.95);
		expect(outcome.refused).toBeLessThan(0.02);
	});

	test('as do two executions in it', async () => {
		const outcome = await run({ limit: 600, requests: [900, 900], together: true });
		expect(efficiency(outcome)).toBeGreaterThan(0.95);
		expect(outcome.refused).toBeLessThan(0.02);
	});
});

describe('two processes that share a key', () => {
	test.each<[string, Setting]>([
		['600 a minute', { limit: 600, requests: [600, 600] }],
		['600 a minute, Didit next door', { limit: 600, requests: [600, 600], latency: [2, 6] }],
		['600 a minute, Didit far away', { limit: 600, requests: [900, 900], latency: [100, 400] }],
		['300 a minute', { limit: 300, requests: [600, 600] }],
		['twenty items at a time', { limit: 600, requests: [900, 900], width: 20 }],
		['a window of 20 s', { limit: 600, requests: [600, 600], window: 20_000 }],
	])('%s', async (_what, setting) => {
		const outcome = await run(setting);
		expect(efficiency(outcome)).toBeGreaterThan(0.85);
		expect(outcome.refused).toBeLessThan(0.02);
	});
});

describe('many processes', () => {
	test.each([
		[3, 600, 0.02],
		[4, 600, 0.02],
		[6, 600, 0.02],
		[8, 600, 0.02],
		[8, 300, 0.02],
		[4, 100, 0.02],
		// Each of the others meets the end of the minute once, which is much of a small limit.
		[8, 100, 0.03],
	])('%d of them share %d a minute', async (processes, limit, bearable) => {
		const outcome = await run({ limit, requests: among(processes, limit * 4) });
		// What none of them dares to take of a minute may be left for the next.
		expect(outcome.taken - outcome.shortest).toBeLessThan(65_000);
		expect(outcome.refused).toBeLessThan(bearable);
	});
});

describe('a process that comes late', () => {
	test.each([70, 90, 110, 130, 150])('gets in within a minute (after %d s)', async (seconds) => {
		const outcome = await run({
			limit: 600,
			requests: [2_400, 5],
			starts: [0, seconds * 1000],
			seed: seconds,
		});
		expect(outcome.longest[1]).toBeLessThan(62_000);
		expect(outcome.refused).toBeLessThan(0.02);
	});

	test('with as much to do gets its share', async () => {
		const requests = [1_800, 900];
		const outcome = await run({ limit: 300, requests, starts: [0, 100_000] });
		expect(Math.max(...outcome.longest)).toBeLessThan(122_000);
		expect(outcome.refused).toBeLessThan(0.02);
	});
});

describe('what Didit tells', () => {
	test.each<[string, Partial<Setting>]>([
		['its clock is an hour ahead', { ahead: 3_600_000 }],
		['its clock is an hour behind', { ahead: -3_600_000 }],
		['its clock is ahead and it does not tell the time', { ahead: 3_600_000, headers: 'limits' }],
		['a refusal tells only seconds', { headers: 'retryAfter' }],
		['a refusal tells only a date', { headers: 'retryAfterDate', ahead: 3_600_000 }],
		['a refusal tells nothing', { headers: 'none' }],
	])('%s', async (_what, setting) => {
		const outcome = await run({ limit: 600, requests: [1_800], ...setting });
		expect(efficiency(outcome)).toBeGreaterThan(0.95);
		expect(outcome.refused).toBeLessThan(0.02);
	});
});

test('a clock behind, of which Didit does not tell, costs time and few refusals', async () => {
	const outcome = await run({ limit: 600, requests: [1_800], ahead: -40_000, headers: 'limits' });
	expect(efficiency(outcome)).toBeGreaterThan(0.8);
	expect(outcome.refused).toBeLessThan(0.02);
});

test('holds nothing back as long as nothing tells of a limit', async () => {
	const outcome = await run({ limit: Infinity, requests: [1_000], headers: 'none', width: 20 });
	expect(efficiency(outcome)).toBeGreaterThan(0.95);
	expect(outcome.stoodStill).toEqual([0]);
});

test('nor as long as the limit is not used up', async () => {
	const outcome = await run({ limit: 600, requests: [600] });
	expect(outcome.stoodStill).toEqual([0]);
	expect(outcome.refused).toBe(0);
});

test('tells how long a run stood still', async () => {
	const { stoodStill, taken } = await run({ limit: 100, requests: [200], latency: [10, 10] });
	// All but the bursts: a hundred requests, five at a time, take 0.4 s.
	expect(taken - 60_000).toBeLessThan(1_000);
	expect(stoodStill[0]).toBeGreaterThan(59_000);
	expect(stoodStill[0]).toBeLessThan(60_000);
});
