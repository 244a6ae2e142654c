import { withTimeout } from '../../../nodes/api/util/withTimeout';
import { FakeClock, SECOND } from '../../trigger/clock';

test('gives what comes in time, and leaves no timer behind', async () => {
	const clock = new FakeClock();
	const result = {};
	expect(await withTimeout(clock, SECOND, Promise.resolve(result))).toBe(result);
	expect(clock.isAwaited).toBe(false);
});

test('gives up what does not', async () => {
	const clock = new FakeClock();
	const waiting = withTimeout(clock, SECOND, new Promise<object>(() => undefined));
	clock.advance(SECOND);
	expect(await waiting).toBeUndefined();
});

test('fails as the work does, and leaves no timer behind', async () => {
	const clock = new FakeClock();
	const broken = Promise.reject(new Error('No'));
	await expect(withTimeout(clock, SECOND, broken)).rejects.toThrow('No');
	expect(clock.isAwaited).toBe(false);
});
