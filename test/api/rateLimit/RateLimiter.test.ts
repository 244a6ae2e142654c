/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Permit } from '../../../nodes/api/rateLimit/RateBudget';
import { RateLimiter, unlimited } from '../../../nodes/api/rateLimit/RateLimiter';
import { limiterFor } from '../../../nodes/api/rateLimit/limiters';
import type { Clock, DiditResponse } from '../../../nodes/api/types';

/** A clock that is set by hand, and the waits that were asked of it. */
function handClock() {
	let time = 0;
	const waits: Array<{ ms: number; end: () => void; signal?: AbortSignal }> = [];
	const clock: Clock = {
		now: () => time,
		random: () => 0,
		wait: async (ms, signal) =>
			await new Promise<void>((end) => {
				waits.push({ ms, end, signal });
				signal?.addEventListener('abort', () => end());
			}),
	};
	const settled = async () => await new Promise<void>((resolve) => setImmediate(resolve));
	return {
		clock,
		settled,
		/** Waits that are still going on, in milliseconds. */
		pending: () => waits.filter(({ signal }) => !signal?.aborted).map(({ ms }) => ms),
		/** All that were asked for since time last passed. */
		asked: () => waits.map(({ ms }) => ms),
		/** Lets time pass and ends all waits. */
		pass: async (ms: number) => {
			time += ms;
			for (const { end } of waits.splice(0)) end();
			await settled();
		},
	};
}

const taken = (remaining: number): DiditResponse => ({
	status: 201,
	headers: { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': String(remaining) },
	body: {},
});
const refused = (seconds: number): DiditResponse => ({
	status: 429,
	headers: { 'retry-after': String(seconds) },
	body: {},
});

/** A limiter that Didit has just told to wait for 20 s. */
async function paused() {
	const hand = handClock();
	const limiter = new RateLimiter(100, hand.clock);
	limiter.release((await limiter.acquire(0)) as Permit, refused(20));
	return { limiter, ...hand };
}

test('gives turns at once while nothing is known', async () => {
	const { clock } = handClock();
	const limiter = new RateLimiter(100, clock);
	expect(await limiter.acquire(0)).toMatchObject({ sentAt: 0 });
	expect(await limiter.acquire(0)).toMatchObject({ sentAt: 0 });
});

test('first come, first served, and each as soon as the one before has its answer', async () => {
	const { limiter, pass, settled } = await paused();
	const order: number[] = [];
	const turns = [1, 2, 3].map(async (number) => {
		const turn = await limiter.acquire(60_000);
		order.push(number);
		return turn;
	});
	await settled();
	expect(order).toEqual([]);
	await pass(20_000);
	// After a refusal one feels the way.
	expect(order).toEqual([1]);
	limiter.release((await turns[0]) as Permit, taken(9));
	await settled();
	expect(order).toEqual([1, 2, 3]);
});

describe('who has not enough patience', () => {
	test('is told so at once where the time is known', async () => {
		const { limiter, pending } = await paused();
		expect(await limiter.acquire(19_999)).toBe('late');
		expect(pending()).toEqual([]);
	});

	test('gets a turn that comes just in time', async () => {
		const { limiter, pass } = await paused();
		const turn = limiter.acquire(20_000);
		await pass(20_000);
		expect(await turn).toMatchObject({ sentAt: 20_000 });
	});

	test('is told so when the answer of another comes too late', async () => {
		const { limiter, pass, settled } = await paused();
		const first = limiter.acquire(60_000);
		await pass(20_000);
		const second = limiter.acquire(5_000);
		await pass(5_000);
		limiter.release((await first) as Permit, taken(0));
		await settled();
		expect(await second).toBe('late');
	});

	test('is told so at once where it has none at all', async () => {
		const { limiter, pass, settled } = await paused();
		void limiter.acquire(60_000);
		await pass(20_000);
		// One feels the way.
		const waits = settled().then(() => 'waits');
		expect(await Promise.race([limiter.acquire(0), waits])).toBe('late');
	});

	test('does not hold up the others', async () => {
		const { limiter, pass, settled } = await paused();
		const first = limiter.acquire(60_000);
		await pass(20_000);
		const second = limiter.acquire(1_000);
		const third = limiter.acquire(60_000);
		await pass(1_000);
		limiter.release((await first) as Permit, refused(20));
		expect(await second).toBe('late');
		await pass(20_000);
		await settled();
		expect(await third).toMatchObject({ sentAt: 41_000 });
	});
});

describe('a cancelled execution', () => {
	test('gets no turn', async () => {
		const { clock } = handClock();
		expect(await new RateLimiter(100, clock).acquire(60_000, AbortSignal.abort())).toBe(
			'cancelled',
		);
	});

	test('stops waiting at once, and leaves no timer behind', async () => {
		const unhandled = jest.fn();
		process.on('unhandledRejection', unhandled);
		const { limiter, pending, settled } = await paused();
		const cancel = new AbortController();
		const turn = limiter.acquire(60_000, cancel.signal);
		expect(pending()).toEqual([20_000]);
		cancel.abort();
		expect(await turn).toBe('cancelled');
		expect(pending()).toEqual([]);
		await settled();
		process.off('unhandledRejection', unhandled);
		expect(unhandled).not.toHaveBeenCalled();
	});

	test('leaves the others waiting', async () => {
		const { limiter, pass } = await paused();
		const cancel = new AbortController();
		const cancelled = limiter.acquire(60_000, cancel.signal);
		const other = limiter.acquire(60_000);
		cancel.abort();
		await pass(20_000);
		expect(await cancelled).toBe('cancelled');
		expect(await other).toMatchObject({ sentAt: 20_000 });
	});

	test('is not heard of any more once it has its turn', async () => {
		const { clock } = handClock();
		const { signal } = new AbortController();
		const add = jest.spyOn(signal, 'addEventListener');
		const remove = jest.spyOn(signal, 'removeEventListener');
		await new RateLimiter(100, clock).acquire(60_000, signal);
		expect(add).toHaveBeenCalledTimes(1);
		expect(remove.mock.calls).toEqual(add.mock.calls);
	});
});

describe('timers', () => {
	test('one for all that wait', async () => {
		const { limiter, asked, pass } = await paused();
		await pass(5_000);
		const turns = [limiter.acquire(60_000), limiter.acquire(60_000), limiter.acquire(60_000)];
		expect(asked()).toEqual([15_000]);
		expect(turns).toHaveLength(3);
	});

	test('none while an answer is awaited, none when nobody waits', async () => {
		const { limiter, pass, pending } = await paused();
		const first = limiter.acquire(60_000);
		const second = limiter.acquire(60_000);
		await pass(20_000);
		expect(pending()).toEqual([]);
		limiter.release((await first) as Permit, taken(9));
		limiter.release((await second) as Permit, taken(8));
		expect(pending()).toEqual([]);
	});

	test('one for the longest wait that Didit asked for', async () => {
		const hand = handClock();
		const limiter = new RateLimiter(100, hand.clock);
		const [first, second] = [
			(await limiter.acquire(0)) as Permit,
			(await limiter.acquire(0)) as Permit,
		];
		limiter.release(first, refused(20));
		void limiter.acquire(60_000);
		limiter.release(second, refused(30));
		expect(hand.pending()).toEqual([30_000]);
	});

	test('a new one after all had gone', async () => {
		const { limiter, pending, pass, settled } = await paused();
		const cancel = new AbortController();
		void limiter.acquire(60_000, cancel.signal);
		cancel.abort();
		const turn = limiter.acquire(60_000);
		expect(pending()).toEqual([20_000]);
		// That the first one was called off is nothing to the second.
		await settled();
		expect(pending()).toEqual([20_000]);
		await pass(20_000);
		expect(await turn).toMatchObject({ sentAt: 20_000 });
	});
});

test('who waits for nobody has a turn at once, unless the execution is cancelled', async () => {
	expect(await unlimited.acquire(0)).toMatchObject({ sentAt: 0 });
	expect(await unlimited.acquire(0, new AbortController().signal)).toMatchObject({ sentAt: 0 });
	expect(await unlimited.acquire(60_000, AbortSignal.abort())).toBe('cancelled');
});

describe('the pacers of a process', () => {
	const { clock } = handClock();

	test('are one for each key and group', () => {
		const limiter = limiterFor(clock, 'key', 'read');
		expect(limiterFor(clock, 'key', 'read')).toBe(limiter);
		expect(limiterFor(clock, 'key', 'write')).not.toBe(limiter);
		expect(limiterFor(clock, 'other key', 'read')).not.toBe(limiter);
		expect(limiterFor(handClock().clock, 'key', 'read')).not.toBe(limiter);
	});

	test('are kept for a hundred keys, the latest used', () => {
		const old = limiterFor(clock, 'old', 'read');
		const used = limiterFor(clock, 'used', 'read');
		for (let index = 0; index < 99; index++) {
			limiterFor(clock, `key ${index}`, 'read');
			limiterFor(clock, 'used', 'read');
		}
		expect(limiterFor(clock, 'used', 'read')).toBe(used);
		expect(limiterFor(clock, 'old', 'read')).not.toBe(old);
	});
});
