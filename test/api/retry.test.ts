import type { Breakdown, Exchange } from '../../nodes/api/exchange';
import { EXECUTE_POLICY, HOOK_POLICY, WEBHOOK_POLICY } from '../../nodes/api/policies';
import { retryAfter, retryDelay } from '../../nodes/api/retry';
import type { Clock, DiditRequest } from '../../nodes/api/types';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const clock: Clock = { now: () => NOW, wait: async () => undefined, random: () => 0.5 };

const answer = (status: number, headers: Record<string, unknown> = {}): Exchange => ({
	kind: 'answer',
	response: { status, headers, body: undefined },
});
const breakdown = (why: Breakdown): Exchange => ({ kind: 'breakdown', why, words: '' });
const repeats = (outcome: Exchange, method: DiditRequest['method']) =>
	retryDelay(outcome, method, 1, EXECUTE_POLICY, clock) !== undefined;

describe('what is sent again', () => {
	const outcomes: Array<[string, Exchange, { safe: boolean; unsafe: boolean }]> = [
		['429', answer(429), { safe: true, unsafe: true }],
		['no connection', breakdown('unreachable'), { safe: true, unsafe: true }],
		['500', answer(500), { safe: true, unsafe: false }],
		['503', answer(503), { safe: true, unsafe: false }],
		['a lost connection', breakdown('connectionLost'), { safe: true, unsafe: false }],
		['a timeout', breakdown('timeout'), { safe: true, unsafe: false }],
		['400', answer(400), { safe: false, unsafe: false }],
		['401', answer(401), { safe: false, unsafe: false }],
		['403', answer(403), { safe: false, unsafe: false }],
		['404', answer(404), { safe: false, unsafe: false }],
		['a redirect', answer(301), { safe: false, unsafe: false }],
		['an untrusted certificate', breakdown('tls'), { safe: false, unsafe: false }],
		['a cancelled execution', breakdown('cancelled'), { safe: false, unsafe: false }],
		['a refused login', breakdown('loginFailed'), { safe: false, unsafe: false }],
		['what n8n itself stopped', breakdown('notSent'), { safe: false, unsafe: false }],
	];

	test.each(outcomes)('after %s', (_name, outcome, { safe, unsafe }) => {
		expect(repeats(outcome, 'GET')).toBe(safe);
		expect(repeats(outcome, 'DELETE')).toBe(safe);
		expect(repeats(outcome, 'POST')).toBe(unsafe);
		expect(repeats(outcome, 'PATCH')).toBe(unsafe);
	});

	test('not more often than the policy says', () => {
		expect(retryDelay(answer(500), 'GET', 4, EXECUTE_POLICY, clock)).toBeDefined();
		expect(retryDelay(answer(500), 'GET', 5, EXECUTE_POLICY, clock)).toBeUndefined();
		expect(retryDelay(answer(500), 'GET', 1, HOOK_POLICY, clock)).toBeDefined();
		expect(retryDelay(answer(500), 'GET', 2, HOOK_POLICY, clock)).toBeUndefined();
		expect(retryDelay(answer(500), 'GET', 1, WEBHOOK_POLICY, clock)).toBeUndefined();
	});
});

describe('how long it waits', () => {
	test.each([
		['0', 0],
		['30', 30_000],
		[' 7 ', 7_000],
		['Sun, 22 Nov 2026 12:00:20 GMT', 20_000],
		['Sun, 22 Nov 2026 11:59:00 GMT', 0],
		['soon', undefined],
		[undefined, undefined],
	])('Retry-After: %s', (value, expected) => {
		expect(retryAfter({ 'retry-after': value }, NOW)).toBe(expected);
	});

	test('as long as Didit asks', () => {
		const limited = answer(429, { 'retry-after': '42' });
		expect(retryDelay(limited, 'POST', 1, EXECUTE_POLICY, clock)).toBe(42_000);
	});

	test('not at all when Didit asks for longer than the policy bears', () => {
		const limited = answer(429, { 'retry-after': '900' });
		expect(retryDelay(limited, 'GET', 1, EXECUTE_POLICY, clock)).toBeUndefined();
		const short = answer(429, { 'retry-after': '1' });
		expect(retryDelay(short, 'GET', 1, HOOK_POLICY, clock)).toBeUndefined();
	});

	test('longer and longer on its own, at random below a bound that doubles', () => {
		const delays = [1, 2, 3, 4].map((done) =>
			retryDelay(answer(500), 'GET', done, EXECUTE_POLICY, clock),
		);
		expect(delays).toEqual([500, 1000, 2000, 4000]);
	});
});
