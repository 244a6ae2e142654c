/** Didit's rate window, in milliseconds (specification, Rate limits: requests per minute). */
export const WINDOW = 60_000;

type Headers = Readonly<Record<string, unknown>>;

/**
 * Reads `Retry-After`, which HTTP allows as seconds or as a date.
 *
 * @param headers of the answer, names in lower case
 * @param now milliseconds since the epoch
 * @returns milliseconds to wait, or undefined when the header is missing or unreadable
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
	const value = headers['retry-after'];
	if (typeof value !== 'string') return undefined;
	if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
	const date = readDate(value);
	return date === undefined ? undefined : Math.max(0, date - serverTime(headers, now));
}

/** Dates are by the clock of Didit, which need not agree with ours; `Date` tells what it shows. */
function serverTime({ date }: Headers, now: number): number {
	return readDate(date) ?? now;
}

/** A date of HTTP begins with the name of the day. Date.parse would make a date of a number, too. */
function readDate(value: unknown): number | undefined {
	if (typeof value !== 'string' || !/^[a-z]{3}/i.test(value)) return undefined;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : date;
}
