/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { getEventListeners } from 'node:events';
import * as workflow from 'n8n-workflow';
import { systemClock } from '../../../nodes/api/util/clock';

afterEach(() => jest.restoreAllMocks());

test('waiting ends with its time', async () => {
	await expect(systemClock.wait(1)).resolves.toBeUndefined();
	await expect(systemClock.wait(1, new AbortController().signal)).resolves.toBeUndefined();
});

test('nothing of a wait stays behind at the signal', async () => {
	const { signal } = new AbortController();
	await systemClock.wait(1, signal);
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('time and chance are those of the machine', () => {
	jest.spyOn(Date, 'now').mockReturnValue(1_774_970_000_000);
	jest.spyOn(Math, 'random').mockReturnValue(0.25);
	expect(systemClock.now()).toBe(1_774_970_000_000);
	expect(systemClock.random()).toBe(0.25);
});

describe.each([
	['this n8n', workflow.sleep],
	['an older one, whose sleep knows no signal', async () => await new Promise<void>(() => {})],
])('in %s', (_host, sleep) => {
	beforeEach(() => {
		const host: { sleep: unknown } = workflow;
		jest.spyOn(host, 'sleep', 'get').mockReturnValue(sleep);
	});

	test('waiting ends when the execution is cancelled', async () => {
		const cancel = new AbortController();
		const waiting = systemClock.wait(2 ** 30, cancel.signal);
		cancel.abort();
		await expect(waiting).resolves.toBeUndefined();
	});

	test('a cancelled execution does not begin to wait', async () => {
		await expect(systemClock.wait(2 ** 30, AbortSignal.abort())).resolves.toBeUndefined();
	});
});
