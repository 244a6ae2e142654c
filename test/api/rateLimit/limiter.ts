import type { VirtualTime } from './virtualTime';

export interface LimiterSettings {
	/** Requests that it takes within a window. */
	readonly limit: number;
	/** Length of the window in milliseconds; 60 s in truth. */
	readonly window?: number;
	/** What its answers say: see the sandbox. `limits` is all but the time at the server. */
	readonly headers?: 'all' | 'limits' | 'retryAfter' | 'retryAfterDate' | 'none';
	/** How far its clock is ahead, in milliseconds. */
	readonly ahead?: number;
}

/** Didit's rate limit over a sliding window (didit-api, Rate limits), for one group of endpoints. */
export class Limiter {
	private times: number[] = [];

	taken = 0;

	refused = 0;

	constructor(
		private readonly time: VirtualTime,
		private readonly settings: LimiterSettings,
	) {}

	/** Takes or refuses a request that arrives now. */
	answer(): { status: number; headers: Record<string, string> } {
		const { limit, window = 60_000 } = this.settings;
		const now = this.time.now();
		this.times = this.times.filter((time) => time > now - window);
		const isOver = this.times.length >= limit;
		if (isOver) this.refused++;
		else {
			this.taken++;
			this.times.push(now);
		}
		const freeAt = (this.times[0] ?? now) + window;
		return { status: isOver ? 429 : 201, headers: this.headers(isOver, freeAt) };
	}

	private headers(isOver: boolean, freeAt: number): Record<string, string> {
		const { limit, headers = 'all', ahead = 0 } = this.settings;
		const now = this.time.now();
		const seconds = Math.max(1, Math.ceil((freeAt - now) / 1000));
		const told = headers === 'all' || headers === 'limits';
		const date = new Date(Math.ceil((freeAt + ahead) / 1000) * 1000).toUTCString();
		return {
			...(headers !== 'limits' && { date: new Date(now + ahead).toUTCString() }),
			...(told && {
				'x-ratelimit-limit': String(limit),
				'x-ratelimit-remaining': String(limit - this.times.length),
				'x-ratelimit-reset': String(Math.ceil((freeAt + ahead) / 1000)),
			}),
			...(isOver && (told || headers === 'retryAfter') && { 'retry-after': String(seconds) }),
			...(isOver && headers === 'retryAfterDate' && { 'retry-after': date }),
		};
	}
}
