import { readLimits, retryAfter } from '../../../nodes/api/rateLimit/headers';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

test.each([
	['0', 0],
	['30', 30_000],
	[' 7 ', 7_000],
	['Sun, 22 Nov 2026 12:00:20 GMT', 20_000],
	['Sun, 22 Nov 2026 11:59:00 GMT', 0],
	// Dates of HTTP begin with the day of the week.
	['22 Nov 2026 12:00:20 GMT', undefined],
	['a 1', undefined],
	['soon', undefined],
	['-5', undefined],
	['1.5', undefined],
	[undefined, undefined],
	[30, undefined],
	[['Sun, 22 Nov 2026 12:00:20 GMT'], undefined],
])('Retry-After: %s', (value, expected) => {
	expect(retryAfter({ 'retry-after': value }, NOW)).toBe(expected);
});

test.each([
	['an hour ahead', 'Sun, 22 Nov 2026 13:00:00 GMT', 'Sun, 22 Nov 2026 13:00:20 GMT', 20_000],
	['an hour behind', 'Sun, 22 Nov 2026 11:00:00 GMT', 'Sun, 22 Nov 2026 11:00:20 GMT', 20_000],
	['unreadable', 'at noon', 'Sun, 22 Nov 2026 12:00:20 GMT', 20_000],
])('a date is read by the clock of Didit, which is %s', (_what, date, value, expected) => {
	expect(retryAfter({ date, 'retry-after': value }, NOW)).toBe(expected);
});

describe('X-RateLimit', () => {
	const headers = {
		'x-ratelimit-limit': '600',
		'x-ratelimit-remaining': '0',
		'x-ratelimit-reset': String(NOW / 1000 + 30),
		'retry-after': '29',
	};

	test('is read whole', () => {
		expect(readLimits(headers, NOW)).toEqual({
			limit: 600,
			remaining: 0,
			resetIn: 30_000,
			retryIn: 29_000,
		});
	});

	test('its time is by the clock of Didit', () => {
		const date = 'Sun, 22 Nov 2026 11:59:00 GMT';
		expect(readLimits({ ...headers, date }, NOW).resetIn).toBe(90_000);
	});

	test.each([NOW / 1000, NOW / 1000 - 5])('a time that has passed says nothing (%d)', (reset) => {
		expect(readLimits({ 'x-ratelimit-reset': String(reset) }, NOW).resetIn).toBeUndefined();
	});

	test.each(['', 'many', '-1', '1.5', '6e2', undefined, 600])('%p is no number', (value) => {
		const unreadable = {
			'x-ratelimit-limit': value,
			'x-ratelimit-remaining': value,
			'x-ratelimit-reset': value,
		};
		expect(readLimits(unreadable, NOW)).toEqual({});
	});
});
