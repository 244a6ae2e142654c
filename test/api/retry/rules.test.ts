import type { FailureCause, Attempt } from '../../../nodes/api/http/sendOnce';
import { isRetryable, retryDelay } from '../../../nodes/api/retry/rules';
import type { Clock, DiditRequest } from '../../../nodes/api/types';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const clock: Clock = { now: () => NOW, wait: async () => undefined, random: () => 0.5 };

const answer = (status: number, headers: Record<string, unknown> = {}): Attempt => ({
	kind: 'answer',
	response: { status, headers, body: undefined },
});
const breakdown = (why: FailureCause): Attempt => ({ kind: 'networkFailure', why, words: '' });

describe('what is sent again', () => {
	const outcomes: Array<[string, Attempt, { safe: boolean; unsafe: boolean }]> = [
		['429', answer(429), { safe: true, unsafe: true }],
		['no connection', breakdown('unreachable'), { safe: true, unsafe: true }],
		['500', answer(500), { safe: true, unsafe: false }],
		['503', answer(503), { safe: true, unsafe: false }],
		['a lost connection', breakdown('connectionLost'), { safe: true, unsafe: false }],
		['a timeout', breakdown('timeout'), { safe: true, unsafe: false }],
		['an answer cut short', breakdown('unreadable'), { safe: true, unsafe: false }],
		['400', answer(400), { safe: false, unsafe: false }],
		['401', answer(401), { safe: false, unsafe: false }],
		['403', answer(403), { safe: false, unsafe: false }],
		['404', answer(404), { safe: false, unsafe: false }],
		['409', answer(409), { safe: false, unsafe: false }],
		['499', answer(499), { safe: false, unsafe: false }],
		['a redirect', answer(301), { safe: false, unsafe: false }],
		['an untrusted certificate', breakdown('tls'), { safe: false, unsafe: false }],
		['a cancelled execution', breakdown('cancelled'), { safe: false, unsafe: false }],
		['a refused login', breakdown('loginFailed'), { safe: false, unsafe: false }],
		['what n8n itself stopped', breakdown('notSent'), { safe: false, unsafe: false }],
	];
	const request = (method: DiditRequest['method'], repeatable?: boolean): DiditRequest => ({
		method,
		path: ['x'],
		repeatable,
	});

	test.each(outcomes)('after %s', (_name, outcome, { safe, unsafe }) => {
		expect(isRetryable(outcome, request('GET'))).toBe(safe);
		expect(isRetryable(outcome, request('PUT'))).toBe(safe);
		expect(isRetryable(outcome, request('DELETE'))).toBe(safe);
		expect(isRetryable(outcome, request('POST', true))).toBe(safe);
		expect(isRetryable(outcome, request('POST', false))).toBe(unsafe);
		expect(isRetryable(outcome, request('POST'))).toBe(unsafe);
		expect(isRetryable(outcome, request('PATCH'))).toBe(unsafe);
	});
});

describe('how long it waits', () => {
	const MINUTE = 60_000;
	const asks = (retryAfter: string) => answer(429, { 'retry-after': retryAfter });

	test.each([
		['as long as Didit asks', asks('42'), 1, 300_000, 42_000],
		['as long as Didit asks, to the very end of the time left', asks('42'), 1, 42_000, 42_000],
		['not at all when Didit asks for more than the time left', asks('43'), 1, 42_000, undefined],
		['a little when Didit asks for nothing', asks('0'), 1, 300_000, 500],
		['longer each time, below a bound that doubles', answer(500), 2, 300_000, 1_000],
		['longer each time, below a bound that doubles', answer(500), 3, 300_000, 2_000],
		['no longer than Didit asks, after many refusals', asks('1'), 9, 300_000, 1_000],
		['never more than a minute unasked', answer(500), 20, 300_000, MINUTE],
		['no longer than the time left', answer(500), 5, 700, 700],
		['not at all when no time is left', answer(500), 1, 0, undefined],
		['the same after no answer', breakdown('unreachable'), 2, 300_000, 1_000],
	])('%s', (_what, outcome, times, left, expected) => {
		expect(retryDelay(outcome, times, left, clock)).toBe(expected);
	});
});
