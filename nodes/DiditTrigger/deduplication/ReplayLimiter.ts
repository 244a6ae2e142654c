import { LruMap } from '../../api/util/LruMap';

/** Didit itself sends a delivery three times at most; n8n may fail to start some of them. */
const MOST_PASSES = 5;
const MOST_SIGNATURES = 10_000;

/** Bounds how many executions one captured delivery can start in this process. */
export class ReplayLimiter {
	private readonly counts = new LruMap<number>(MOST_SIGNATURES);

	/**
	 * Counts a pass.
	 *
	 * @param trigger tells triggers apart
	 * @param signature the one that vouched for the delivery
	 * @returns whether it was still within the bound
	 */
	take(trigger: string, signature: string): boolean {
		return this.add(trigger, signature, 1) <= MOST_PASSES;
	}

	/** Takes a pass back that came to nothing. */
	giveBack(trigger: string, signature: string): void {
		this.add(trigger, signature, -1);
	}

	private add(trigger: string, signature: string, change: number): number {
		const key = `${trigger} ${signature}`;
		const count = (this.counts.get(key) ?? 0) + change;
		this.counts.set(key, count);
		return count;
	}
}
