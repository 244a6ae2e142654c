import { retryAfter } from '../../nodes/api/limits';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

test.each([
	['0', 0],
	['30', 30_000],
	[' 7 ', 7_000],
	['Sun, 22 Nov 2026 12:00:20 GMT', 20_000],
	['Sun, 22 Nov 2026 11:59:00 GMT', 0],
	['soon', undefined],
	['-5', undefined],
	['1.5', undefined],
	[undefined, undefined],
	[30, undefined],
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
