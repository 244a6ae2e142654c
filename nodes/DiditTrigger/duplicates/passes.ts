import { Bounded } from '../bounded';

/** Didit itself sends a delivery three times at most; n8n may fail to start some of them. */
const MOST_PASSES = 5;
const MOST_SIGNATURES = 10_000;

/** Bounds how many executions one captured delivery can start in this process. */
export class Passes {
	private readonly counts = new Bounded<number>(MOST_SIGNATURES);

	/**
	 * Counts a pass.
	 *
	 * @param trigger tells triggers apart
	 * @param signature the one that vouched for the delivery
	 * @returns whether it was still within the bound
	 */
	take(trigger: string, signature: string): boolean {
		const key = `${trigger} ${signature}`;
		const count = (this.counts.get(key) ?? 0) + 1;
		this.counts.set(key, count);
		return count <= MOST_PASSES;
	}
}
