import { systemClock } from '../../../nodes/api/util/clock';
import type { FailureCause, Attempt } from '../../../nodes/api/http/sendOnce';
import type { PermitOrNone, Limiter } from '../../../nodes/api/rateLimit/RateLimiter';
import { unlimited } from '../../../nodes/api/rateLimit/RateLimiter';
import type { RetryResult } from '../../../nodes/api/retry/sendWithRetry';
import { sendWithRetry } from '../../../nodes/api/retry/sendWithRetry';
import { EXECUTE_POLICY, INTERACTIVE_POLICY, WEBHOOK_POLICY } from '../../../nodes/api/policies';
import { WaitTimer } from '../../../nodes/api/rateLimit/WaitTimer';
import type { Clock, DiditRequest, DiditResponse, Policy } from '../../../nodes/api/types';

const answer = (status: number, headers: Record<string, unknown> = {}): Attempt => ({
	kind: 'answer',
	response: { status, headers, body: { status } },
});
const breakdown = (why: FailureCause): Attempt => ({ kind: 'networkFailure', why, words: '' });
const refusal = (retryAfter: string) => answer(429, { 'retry-after': retryAfter });

const cancelledOutcome = breakdown('cancelled');

const GET: DiditRequest = { method: 'GET', path: ['users'] };
const DELETE: DiditRequest = { method: 'DELETE', path: ['session', 'x', 'delete'] };
const POST: DiditRequest = { method: 'POST', path: ['session'], body: {} };

interface Run extends RetryResult {
	readonly sent: number;
	readonly waits: number[];
}

/** Sends against a list of outcomes, the last of which stays. */
async function run(
	request: DiditRequest,
	outcomes: Attempt[],
	more: {
		policy?: Policy;
		longestWait?: number;
		signal?: AbortSignal;
		onWait?: () => void;
		limiter?: Limiter;
	} = {},
): Promise<Run> {
	const { policy = EXECUTE_POLICY, longestWait = policy.longestWait, signal, onWait } = more;
	const { limiter = unlimited } = more;
	const waits: number[] = [];
	let sent = 0;
	const clock = {
		now: () => 0,
		random: () => 0.5,
		wait: async (ms: number) => {
			waits.push(ms);
			onWait?.();
		},
	};
	const ending = await sendWithRetry(
		async () => outcomes[Math.min(sent++, outcomes.length - 1)] as Attempt,
		request,
		{
			policy,
			longestWait,
			signal,
			limiter,
			waitTimer: new WaitTimer(clock),
			clock,
		},
	);
	return { ...ending, sent, waits };
}

test('a success ends it', async () => {
	expect(await run(POST, [answer(201)])).toEqual({
		last: answer(201),
		outcomeUnknown: false,
		outOfTime: false,
		sent: 1,
		waits: [],
	});
});

describe('failures are counted', () => {
	test.each([
		['an item', EXECUTE_POLICY, 5, [500, 1000, 2000, 4000]],
		['where somebody waits', INTERACTIVE_POLICY, 2, [500]],
		['a delivery', WEBHOOK_POLICY, 1, []],
	])('for %s', async (_what, policy, sent, waits) => {
		expect(await run(GET, [answer(502)], { policy })).toMatchObject({
			last: answer(502),
			outOfTime: false,
			sent,
			waits,
		});
	});

	test('however the request failed', async () => {
		const outcomes = [breakdown('timeout'), breakdown('unreachable'), answer(500)];
		expect(await run(GET, outcomes)).toMatchObject({ sent: 5, outOfTime: false });
	});

	test('and refusals by the limit are not, where there is time to sit them out', async () => {
		const refusals = Array.from({ length: 20 }, () => refusal('10'));
		const run1 = await run(POST, [answer(429), ...refusals, answer(201)]);
		expect(run1).toMatchObject({ last: answer(201), sent: 22 });
	});

	test('refusals count in a hook, which never sits one out', async () => {
		const policy = INTERACTIVE_POLICY;
		expect(await run(GET, [answer(429)], { policy })).toMatchObject({ sent: 2, waits: [500] });
		expect(await run(GET, [refusal('1')], { policy })).toMatchObject({ sent: 1, waits: [] });
		const delivery = { policy: WEBHOOK_POLICY };
		expect(await run(GET, [refusal('0')], delivery)).toMatchObject({ sent: 1, waits: [] });
	});

	test('a failure among refusals waits as after a first one', async () => {
		const outcomes = [refusal('9'), refusal('9'), answer(500), answer(200)];
		expect(await run(GET, outcomes)).toMatchObject({ waits: [9000, 9000, 500] });
	});
});

describe('the time to wait is limited in all', () => {
	test('and what would take longer ends it', async () => {
		const ending = await run(POST, [refusal('40')], { longestWait: 100_000 });
		expect(ending).toMatchObject({ last: refusal('40'), outOfTime: true, waits: [40_000, 40_000] });
	});

	test('refusals that ask for nothing come to an end as well', async () => {
		const { waits, outOfTime } = await run(POST, [refusal('0')]);
		expect(waits.reduce((sum, ms) => sum + ms)).toBe(300_000);
		expect(waits.length).toBeLessThan(15);
		expect(outOfTime).toBe(true);
	});

	test('waiting for a turn is taken off as well', async () => {
		const clock = goingClock();
		const asked: number[] = [];
		const limiter: Limiter = {
			acquire: async (longestWait) => {
				asked.push(longestWait);
				await clock.wait(3_000);
				return { sentAt: clock.now(), onRipe: false };
			},
			release: () => undefined,
		};
		const outcomes = [refusal('10'), answer(201)];
		const effort = {
			policy: EXECUTE_POLICY,
			longestWait: 60_000,
			limiter,
			waitTimer: new WaitTimer(clock),
			clock,
		};
		await sendWithRetry(async () => outcomes.shift() as Attempt, POST, effort);
		expect(asked).toEqual([60_000, 60_000 - 3_000 - 10_000]);
	});

	test('no time means no second try', async () => {
		const ending = await run(GET, [answer(500)], { longestWait: 0 });
		expect(ending).toMatchObject({ sent: 1, outOfTime: true });
	});
});

describe('whether it may have been carried out', () => {
	test.each<[string, Attempt, boolean]>([
		['500', answer(500), true],
		['a lost connection', breakdown('connectionLost'), true],
		['a timeout', breakdown('timeout'), true],
		['an answer cut short', breakdown('unreadable'), true],
		['an answer that says something else', breakdown('unfitting'), true],
		['a cancel on the way', breakdown('cancelled'), true],
		['400', answer(400), false],
		['a redirect', answer(302), false],
		['no connection', breakdown('unreachable'), false],
		['no trust', breakdown('tls'), false],
		['what n8n stopped', breakdown('notSent'), false],
		['a refused login', breakdown('loginFailed'), false],
	])('after %s', async (_what, outcome, expected) => {
		expect(await run(POST, [outcome], { longestWait: 1 })).toMatchObject({
			outcomeUnknown: expected,
		});
	});

	test('is remembered through what came later', async () => {
		const outcomes = [breakdown('connectionLost'), breakdown('unreachable')];
		const again = { ...POST, repeatable: true };
		expect(await run(again, outcomes)).toMatchObject({ outcomeUnknown: true, sent: 5 });
	});
});

describe('a DELETE whose record is gone', () => {
	test('after a lost answer has worked', async () => {
		const { last } = await run(DELETE, [breakdown('connectionLost'), answer(404)]);
		expect(last).toEqual({ kind: 'answer', response: { status: 204, headers: {}, body: '' } });
	});

	test.each([answer(403), answer(410), breakdown('notSent')])(
		'is not known to be by anything but 404',
		async (later) => {
			const ending = await run(DELETE, [breakdown('connectionLost'), later]);
			expect(ending).toMatchObject({ last: later, outcomeUnknown: true, sent: 2 });
		},
	);

	test('from the beginning has not, nor after a refusal', async () => {
		expect(await run(DELETE, [answer(404)])).toMatchObject({ last: answer(404) });
		expect(await run(DELETE, [refusal('1'), answer(404)])).toMatchObject({ last: answer(404) });
	});

	test('is something else for a GET', async () => {
		expect(await run(GET, [answer(500), answer(404)])).toMatchObject({ last: answer(404) });
	});
});

describe('a cancelled execution', () => {
	test('sends nothing', async () => {
		const ending = await run(POST, [answer(201)], { signal: AbortSignal.abort() });
		expect(ending).toMatchObject({ last: cancelledOutcome, outcomeUnknown: false, sent: 0 });
	});

	test.each([
		[refusal('5'), false],
		[answer(500), true],
	])('ends the wait before another try', async (outcome, outcomeUnknown) => {
		const cancel = new AbortController();
		const ending = await run({ ...POST, repeatable: true }, [outcome], {
			signal: cancel.signal,
			onWait: () => cancel.abort(),
		});
		expect(ending).toMatchObject({ last: cancelledOutcome, outcomeUnknown, sent: 1 });
	});
});

describe('turns', () => {
	/** A limiter that gives out these turns, and notes what was handed back. */
	function pacerWith(turns: PermitOrNone[]) {
		const asked: number[] = [];
		const done: Array<DiditResponse | undefined> = [];
		const limiter: Limiter = {
			acquire: async (longestWait) => {
				asked.push(longestWait);
				return turns.shift() ?? { sentAt: 0, onRipe: false };
			},
			release: (_pass, response) => done.push(response),
		};
		return { limiter, asked, done };
	}

	test('every sending has one and hands it back, with the answer or without', async () => {
		const { limiter, asked, done } = pacerWith([]);
		const outcomes = [refusal('9'), breakdown('timeout'), answer(200)];
		await run(GET, outcomes, { limiter, longestWait: 10_000 });
		expect(done.map((response) => response?.status)).toEqual([429, undefined, 200]);
		// What was waited is taken off.
		expect(asked).toEqual([10_000, 1_000, 500]);
	});

	test('that comes too late ends it unsent', async () => {
		const { limiter, done } = pacerWith(['late']);
		expect(await run(POST, [], { limiter })).toMatchObject({
			last: breakdown('heldBack'),
			outcomeUnknown: false,
			outOfTime: true,
			sent: 0,
		});
		expect(done).toEqual([]);
	});

	test('that ends with the execution ends it as well', async () => {
		const { limiter } = pacerWith([{ sentAt: 0, onRipe: false }, 'cancelled']);
		const again = { ...POST, repeatable: true };
		expect(await run(again, [answer(500)], { limiter })).toMatchObject({
			last: cancelledOutcome,
			outcomeUnknown: true,
			outOfTime: false,
			sent: 1,
		});
	});

	test('is handed back when the sending itself breaks', async () => {
		const { limiter, done } = pacerWith([]);
		const effort = {
			policy: EXECUTE_POLICY,
			longestWait: 0,
			limiter,
			waitTimer: new WaitTimer(systemClock),
			clock: systemClock,
		};
		const send = async () => await Promise.reject(new Error('disk full'));
		await expect(sendWithRetry(send, GET, effort)).rejects.toThrow('disk full');
		expect(done).toEqual([undefined]);
	});
});

describe('what counts as standing still', () => {
	test('is waiting for a turn and sitting out a refusal, and no other pause', async () => {
		const clock = goingClock();
		const limiter: Limiter = {
			acquire: async () => {
				await clock.wait(3);
				return { sentAt: 0, onRipe: false };
			},
			release: () => undefined,
		};
		const waitTimer = new WaitTimer(clock);
		const outcomes = [refusal('10'), answer(500), answer(200)];
		const send = async () => {
			await clock.wait(100_000);
			return outcomes.shift() as Attempt;
		};
		const effort = { policy: EXECUTE_POLICY, longestWait: 60_000, limiter, waitTimer, clock };
		await sendWithRetry(send, GET, effort);
		expect(waitTimer.ms).toBe(3 + 10_000 + 3 + 3);
	});
});

/** A clock that goes on only while something waits. */
function goingClock(): Clock {
	let time = 0;
	return {
		now: () => time,
		random: () => 0.5,
		wait: async (ms) => {
			time += ms;
		},
	};
}

test('a limit that no wait outlasts is the answer, and says nothing of the other limits', async () => {
	const told: Array<number | undefined> = [];
	const limiter: Limiter = {
		acquire: async () => ({ sentAt: 0, onRipe: false }),
		release: (_permit, response) => told.push(response?.status),
	};
	const once = await run({ ...POST, finalOn429: true }, [refusal('1'), answer(201)], { limiter });
	expect(once).toMatchObject({ sent: 1, waits: [], last: refusal('1') });
	const again = await run(POST, [refusal('1'), answer(201)], { limiter });
	expect(again).toMatchObject({ sent: 2, waits: [1000] });
	expect(told).toEqual([undefined, 429, 201]);
});
