import { Budget } from './RateBudget';
import type { Pass } from './RateBudget';
import type { Clock, DiditResponse } from '../types';

/** A pass to send one request, or why there is none. */
export type Turn = Pass | 'late' | 'cancelled';

export type Turns = Pick<Pacer, 'turn' | 'done'>;

/** For requests that wait for nobody. */
export const unpaced: Turns = {
	turn: async (_longestWait, signal) =>
		signal?.aborted ? 'cancelled' : { sentAt: 0, onRipe: false },
	done: () => undefined,
};

interface Waiter {
	/** When its patience ends. */
	readonly until: number;
	readonly settle: (turn: Turn) => void;
}

/** Gives out turns to send requests that count against the same limit, first come, first served. */
export class Pacer {
	private readonly budget: Budget;

	private waiters: Waiter[] = [];

	/** When to look again although no answer has come. */
	private alarm?: { readonly at: number; readonly off: AbortController };

	/** @param standardLimit requests a minute, where Didit refuses without telling its limit */
	constructor(
		standardLimit: number,
		private readonly clock: Clock,
	) {
		this.budget = new Budget(standardLimit, () => clock.random());
	}

	/**
	 * Waits for a turn. Whoever gets a pass hands it back with {@link done}, whatever happens.
	 *
	 * @param longestWait milliseconds
	 * @param signal ends the waiting
	 * @returns `late` as soon as it is known that there is no turn in that time
	 */
	async turn(longestWait: number, signal?: AbortSignal): Promise<Turn> {
		if (signal?.aborted) return 'cancelled';
		return await new Promise<Turn>((resolve) => {
			const cancel = () => this.dismiss([waiter], 'cancelled');
			const waiter: Waiter = {
				until: this.clock.now() + longestWait,
				settle: (turn) => {
					signal?.removeEventListener('abort', cancel);
					resolve(turn);
				},
			};
			signal?.addEventListener('abort', cancel);
			this.waiters.push(waiter);
			this.serve();
		});
	}

	/** @param response undefined where none came */
	done(pass: Pass, response: DiditResponse | undefined): void {
		this.budget.done(pass, response, this.clock.now());
		this.serve();
	}

	private serve(): void {
		const now = this.clock.now();
		while (this.waiters.length > 0 && this.budget.mayGo(now)) {
			this.waiters.shift()?.settle(this.budget.go(now));
		}
		// While requests are under way, their answers are what to wait for.
		const next = this.budget.isWaitingForAnswers ? now : this.budget.nextLook(now);
		const late = this.waiters.filter(({ until }) => until <= now || until < next);
		this.dismiss(late, 'late');
		if (next > now) this.setAlarm(next);
	}

	private dismiss(leaving: readonly Waiter[], turn: Turn): void {
		this.waiters = this.waiters.filter((waiter) => !leaving.includes(waiter));
		for (const { settle } of leaving) settle(turn);
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
