import { detail } from './responses.mts';
import type { Clock } from '../world/clock.mts';

export type RateClass = 'get' | 'write' | 'create' | 'decision' | 'pdf' | 'ingest' | 'dataUpdate';
export type Bounds = Record<RateClass, number>;

/** Requests a minute. The special classes are counted by themselves. */
const DEFAULTS: Bounds = {
	...{ get: 300, write: 300, create: 600, decision: 100, pdf: 100 },
	...{ ingest: 600, dataUpdate: 10 },
};

const WORDS: Record<RateClass, string> = {
	get: 'GET request',
	write: 'Write request',
	create: 'Session creation',
	decision: 'Session decision',
	pdf: 'Session PDF generation',
	ingest: 'Ingest write',
	dataUpdate: 'Session data update',
};

/**
 * What an answer says about the limit: all of Didit's headers on every answer; only `Retry-After`,
 * in seconds or as a date, on a refusal; or nothing at all.
 */
export const LIMIT_HEADERS = ['all', 'retry_after', 'retry_after_date', 'none'] as const;
export type LimitHeaders = (typeof LIMIT_HEADERS)[number];

interface Limit {
	bounds: Bounds;
	/** Length of the window in milliseconds. */
	window: number;
	headers: LimitHeaders;
}

export type LimitSettings = Partial<Omit<Limit, 'bounds'>> & { bounds: Partial<Bounds> };

const WINDOW = 60_000;
export const REGISTRATIONS_PER_HOUR = 5;
const HOUR = 3_600_000;

/** Rate limits over a sliding window: per API key and class, and registrations per IP. */
export class Limits {
	#limits = new Map<string, Limit>();
	#times = new Map<string, number[]>();
	registrationsPerHour = REGISTRATIONS_PER_HOUR;

	constructor(private readonly clock: Clock) {}

	/** Switches limits on or off for a key, or with `*` for all that have none of their own. */
	set(key: string, settings: LimitSettings | null): void {
		if (!settings) {
			this.#limits.delete(key);
		} else {
			const { bounds, window = WINDOW, headers = 'all' } = settings;
			this.#limits.set(key, { bounds: { ...DEFAULTS, ...bounds }, window, headers });
		}
		for (const name of this.#times.keys()) {
			if (key === '*' || name.startsWith(`${key} `)) this.#times.delete(name);
		}
	}

	reset(): void {
		this.#limits.clear();
		this.#times.clear();
		this.registrationsPerHour = REGISTRATIONS_PER_HOUR;
	}

	/** Counts a request; returns the headers that its answer carries, or refuses it with 429. */
	count(key: string, rateClass: RateClass): Record<string, string> {
		const limit = this.#limits.get(key) ?? this.#limits.get('*');
		if (!limit) return {};
		const most = limit.bounds[rateClass];
		const now = this.clock.now();
		const times = this.#recent(`${key} ${rateClass}`, now - limit.window);
		const isOver = times.length >= most;
		if (!isOver) times.push(now);
		const freeAt = (times[0] ?? now) + limit.window;
		const headers: Record<string, string> =
			limit.headers === 'all'
				? {
						'x-ratelimit-limit': String(most),
						'x-ratelimit-remaining': String(Math.max(0, most - times.length)),
						'x-ratelimit-reset': String(Math.ceil(freeAt / 1000)),
					}
				: {};
		if (!isOver) return headers;
		throw detail(
			429,
			`${WORDS[rateClass]} rate limit exceeded. You can make up to ${String(most)} requests per minute.`,
			{ ...headers, ...retryAfter(limit.headers, freeAt, now) },
		);
	}

	/** Counts a registration from this address, or refuses it with 429. */
	countRegistration(ip: string): void {
		const now = this.clock.now();
		const times = this.#recent(`registration ${ip}`, now - HOUR);
		if (times.length >= this.registrationsPerHour) {
			const wait = secondsUntil((times[0] ?? now) + HOUR, now);
			throw detail(429, `Request was throttled. Expected available in ${wait} seconds.`, {
				'retry-after': wait,
			});
		}
		times.push(now);
	}

	#recent(name: string, after: number): number[] {
		const times = this.#times.get(name) ?? [];
		while (times[0] !== undefined && times[0] <= after) times.shift();
		this.#times.set(name, times);
		return times;
	}
}

function retryAfter(form: LimitHeaders, freeAt: number, now: number): Record<string, string> {
	if (form === 'none') return {};
	// A date has whole seconds; it must not lie before the time that it stands for.
	const date = new Date(Math.ceil(freeAt / 1000) * 1000).toUTCString();
	return { 'retry-after': form === 'retry_after_date' ? date : secondsUntil(freeAt, now) };
}

export function secondsUntil(time: number, now: number): string {
	return String(Math.max(1, Math.ceil((time - now) / 1000)));
}
