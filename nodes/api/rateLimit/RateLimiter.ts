import { RateBudget } from './RateBudget';
import type { Permit } from './RateBudget';
import type { Clock, DiditResponse } from '../types';

/** A permit to send one request, or why there is none. */
export type PermitOrNone = Permit | 'late' | 'cancelled';

export type Limiter = Pick<RateLimiter, 'acquire' | 'release'>;

/** For requests that wait for nobody. */
export const unlimited: Limiter = {
	acquire: async (_longestWait, signal) =>
		signal?.aborted ? 'cancelled' : { sentAt: 0, onRipe: false },
	release: () => undefined,
};

interface Waiter {
	/** When its patience ends. */
	readonly until: number;
	readonly settle: (permit: PermitOrNone) => void;
}

/** Gives out permits to send requests that count against the same limit, first come, first served. */
export class RateLimiter {
	private readonly budget: RateBudget;

	private waiters: Waiter[] = [];

	/** When to look again although no answer has come. */
	private alarm?: { readonly at: number; readonly off: AbortController };

	/** @param standardLimit requests a minute, where Didit refuses without telling its limit */
	constructor(
		standardLimit: number,
		private readonly clock: Clock,
	) {
		this.budget = new RateBudget(standardLimit, () => clock.random());
	}

	/**
	 * Waits for a permit. Whoever gets a permit hands it back with {@link release}, whatever happens.
	 *
	 * @param longestWait milliseconds
	 * @param signal ends the waiting
	 * @returns `late` as soon as it is known that there is no permit in that time
	 */
	async acquire(longestWait: number, signal?: AbortSignal): Promise<PermitOrNone> {
		if (signal?.aborted) return 'cancelled';
		return await new Promise<PermitOrNone>((resolve) => {
			const cancel = () => this.dismiss([waiter], 'cancelled');
			const waiter: Waiter = {
				until: this.clock.now() + longestWait,
				settle: (permit) => {
					signal?.removeEventListener('abort', cancel);
					resolve(permit);
				},
			};
			signal?.addEventListener('abort', cancel);
			this.waiters.push(waiter);
			this.serve();
		});
	}

	/** @param response undefined where none came */
	release(permit: Permit, response: DiditResponse | undefined): void {
		this.budget.release(permit, response, this.clock.now());
		this.serve();
	}

	private serve(): void {
		const now = this.clock.now();
		while (this.waiters.length > 0 && this.budget.canAcquire(now)) {
			this.waiters.shift()?.settle(this.budget.acquire(now));
		}
		// While requests are under way, their answers are what to wait for.
		const next = this.budget.isWaitingForAnswers ? now : this.budget.nextLook(now);
		const late = this.waiters.filter(({ until }) => until <= now || until < next);
		this.dismiss(late, 'late');
		if (next > now) this.setAlarm(next);
	}

	private dismiss(leaving: readonly Waiter[], permit: PermitOrNone): void {
		this.waiters = this.waiters.filter((waiter) => !leaving.includes(waiter));
		for (const { settle } of leaving) settle(permit);
		if (this.waiters.length === 0) this.silence();
	}

	private setAlarm(at: number): void {
		if (this.waiters.length === 0 || this.alarm?.at === at) return;
		this.silence();
		const off = new AbortController();
		this.alarm = { at, off };
		void this.clock.wait(at - this.clock.now(), off.signal).then(() => {
			if (this.alarm?.off !== off) return;
			this.alarm = undefined;
			this.serve();
		});
	}

	private silence(): void {
		this.alarm?.off.abort();
		this.alarm = undefined;
	}
}
