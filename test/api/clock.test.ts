import { systemClock } from '../../nodes/api/clock';

test('waiting ends when the execution is cancelled', async () => {
	const cancel = new AbortController();
	const waiting = systemClock.wait(2 ** 30, cancel.signal);
	cancel.abort();
	await expect(waiting).resolves.toBeUndefined();
});

test('a cancelled execution does not begin to wait', async () => {
	await expect(systemClock.wait(2 ** 30, AbortSignal.abort())).resolves.toBeUndefined();
});
