import { detail } from './answers.mts';
import type { Clock } from './clock.mts';

export type RateClass = 'get' | 'write' | 'create' | 'decision' | 'pdf';
export type Bounds = Record<RateClass, number>;

/** Requests a minute. The three special classes are counted by themselves. */
const DEFAULTS: Bounds = { get: 300, write: 300, create: 600, decision: 100, pdf: 100 };

const WORDS: Record<RateClass, string> = {
	get: 'GET request',
	write: 'Write request',
	create: 'Session creation',
	decision: 'Session decision',
	pdf: 'Session PDF generation',
};

const WINDOW = 60_000;
export const REGISTRATIONS_PER_HOUR = 5;
const HOUR = 3_600_000;

/** Rate limits over a sliding window: per API key and class, and registrations per IP. */
export class Limits {
	#bounds = new Map<string, Bounds>();
	#times = new Map<string, number[]>();
	registrationsPerHour = REGISTRATIONS_PER_HOUR;

	constructor(private readonly clock: Clock) {}

	/** Switches limits on or off for a key, or with `*` for all that have none of their own. */
	set(key: string, enabled: boolean, bounds: Partial<Bounds>): void {
		if (!enabled) this.#bounds.delete(key);
		else this.#bounds.set(key, { ...DEFAULTS, ...bounds });
		for (const name of this.#times.keys()) {
			if (key === '*' || name.startsWith(`${key} `)) this.#times.delete(name);
		}
	}

	reset(): void {
		this.#bounds.clear();
		this.#times.clear();
		this.registrationsPerHour = REGISTRATIONS_PER_HOUR;
	}

	/** Counts a request; returns the headers that its answer carries, or refuses it with 429. */
	count(key: string, rateClass: RateClass): Record<string, string> {
		const bounds = this.#bounds.get(key) ?? this.#bounds.get('*');
		if (!bounds) return {};
		const limit = bounds[rateClass];
		const now = this.clock.now();
		const times = this.#recent(`${key} ${rateClass}`, now - WINDOW);
		const isOver = times.length >= limit;
		if (!isOver) times.push(now);
		const freeAt = (times[0] ?? now) + WINDOW;
		const headers = {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(Math.max(0, limit - times.length)),
			'x-ratelimit-reset': String(Math.ceil(freeAt / 1000)),
		};
		if (!isOver) return headers;
		throw detail(
			429,
			`${WORDS[rateClass]} rate limit exceeded. You can make up to ${String(limit)} requests per minute.`,
			{ ...headers, 'retry-after': secondsUntil(freeAt, now) },
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

export function secondsUntil(time: number, now: number): string {
	return String(Math.max(1, Math.ceil((time - now) / 1000)));
}
