/** Didit's rate window, in milliseconds (specification, Rate limits: requests per minute). */
export const WINDOW = 60_000;

type Headers = Readonly<Record<string, unknown>>;

/** What an answer says of the limit that its request counted against. */
export interface LimitWord {
	/** Requests that Didit takes within a window. */
	readonly limit?: number;
	/** How many more it would take now. */
	readonly remaining?: number;
	/** Milliseconds until the oldest request leaves the window, rounded up to seconds by Didit. */
	readonly resetIn?: number;
	/** Milliseconds that Didit asks to wait. */
	readonly retryIn?: number;
}

/**
 * Reads `X-RateLimit-Limit`, `-Remaining`, `-Reset` (seconds since the epoch) and `Retry-After`.
 *
 * @param headers of the answer, names in lower case
 * @param now milliseconds since the epoch
 */
export function readLimits(headers: Headers, now: number): LimitWord {
	const reset = readNumber(headers['x-ratelimit-reset']);
	const resetIn = reset === undefined ? 0 : reset * 1000 - serverTime(headers, now);
	return {
		limit: readNumber(headers['x-ratelimit-limit']),
		remaining: readNumber(headers['x-ratelimit-remaining']),
		// A time that has passed tells of a clock that goes wrong, not of the limit.
		resetIn: resetIn > 0 ? resetIn : undefined,
		retryIn: retryAfter(headers, now),
	};
}

/**
 * Reads `Retry-After`, which HTTP allows as seconds or as a date.
 *
 * @param headers of the answer, names in lower case
 * @param now milliseconds since the epoch
 * @returns milliseconds to wait, or undefined when the header is missing or unreadable
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
	const value = headers['retry-after'];
	const seconds = readNumber(value);
	if (seconds !== undefined) return seconds * 1000;
	const date = readDate(value);
	return date === undefined ? undefined : Math.max(0, date - serverTime(headers, now));
}

/** Times are by the clock of Didit, which need not agree with ours; `Date` tells what it shows. */
function serverTime({ date }: Headers, now: number): number {
	return readDate(date) ?? now;
}

function readNumber(value: unknown): number | undefined {
	return typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : undefined;
}

/** A date of HTTP begins with the name of the day. Date.parse would make a date of a number, too. */
function readDate(value: unknown): number | undefined {
	if (typeof value !== 'string' || !/^[a-z]{3}/i.test(value)) return undefined;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : date;
}
