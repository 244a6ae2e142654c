import { LruMap } from '../../api/util/LruMap';
import { withTimeout } from '../../api/util/withTimeout';
import type { Clock } from '../../api/types';

/** Which of these values were recorded before; records them all. */
export type Recorder = (values: string[]) => Promise<{ readonly processed: readonly unknown[] }>;

interface Waiting {
	readonly values: readonly string[];
	readonly record: Recorder;
	readonly settle: (outcome: Outcome) => void;
}

export type Outcome =
	| { readonly kind: 'new' }
	| { readonly kind: 'duplicate' }
	/** The memory did not work: the event passes rather than being lost. */
	| { readonly kind: 'unknown'; readonly why: string };

/** Values kept in this process, over all triggers. */
const MOST_VALUES = 10_000;

/**
 * Deliveries per call. Each has two values, and with more than the 1,000 that n8n keeps (see
 * remember.ts) those of one call would push each other out.
 */
const MOST_DELIVERIES = 400;

/** Seconds; a call that never ended would hold up all later deliveries of its trigger. */
const PATIENCE = 30;

/**
 * Decides which deliveries are repeats, with a memory (n8n's) that outlives the process. That
 * memory reads and writes without a lock, so deliveries of one trigger that wait at the same time
 * share one call, and the next call begins when it has ended.
 */
export class DeliveryDeduplicator {
	private readonly window = new LruMap<true>(MOST_VALUES);

	/** What waits, per trigger; present while a call is under way. */
	private readonly queues = new Map<string, Waiting[]>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Whether this process has let the delivery through, or seen it recorded. Only {@link admit}
	 * fills this: were it filled on first sight, it would swallow the retry that follows when n8n
	 * could not start.
	 *
	 * @param trigger tells triggers apart
	 */
	knows(trigger: string, values: readonly string[]): boolean {
		return values.some((value) => this.window.has(keyOf(trigger, value)));
	}

	/**
	 * Records a delivery.
	 *
	 * @param values the delivery is a repeat if any of them is known
	 * @param record n8n's memory; of those that wait, the first one's is used for all
	 */
	async admit(trigger: string, values: readonly string[], record: Recorder): Promise<Outcome> {
		return await new Promise((settle) => {
			const waiting: Waiting = { values, record, settle };
			const queue = this.queues.get(trigger);
			if (queue) queue.push(waiting);
			else void this.work(trigger, [waiting]);
		});
	}

	private async work(trigger: string, first: Waiting[]): Promise<void> {
		const queue: Waiting[] = [];
		this.queues.set(trigger, queue);
		for (let batch = first; batch[0]; batch = queue.splice(0, MOST_DELIVERIES)) {
			await this.commit(trigger, batch, batch[0].record);
		}
		this.queues.delete(trigger);
	}

	private async commit(
		trigger: string,
		batch: readonly Waiting[],
		record: Recorder,
	): Promise<void> {
		const { processed, outcome } = await this.ask(record, [
			...new Set(batch.flatMap((waiting) => waiting.values)),
		]);
		for (const { values, settle } of batch) {
			// n8n's memory may have failed, or lost to another worker what this process let through.
			const repeated = values.some((value) => processed.has(value)) || this.knows(trigger, values);
			for (const value of values) this.window.set(keyOf(trigger, value), true);
			settle(repeated ? { kind: 'duplicate' } : outcome);
		}
	}

	/** @returns what was recorded before, and what to say of the rest */
	private async ask(
		record: Recorder,
		values: string[],
	): Promise<{ processed: Set<unknown>; outcome: Outcome }> {
		try {
			const answer = await withTimeout(this.clock, PATIENCE * 1000, record(values));
			if (answer) return { processed: new Set(answer.processed), outcome: { kind: 'new' } };
			return unknown(`it did not answer within ${PATIENCE} seconds`);
		} catch (error) {
			return unknown(error instanceof Error ? error.message : String(error));
		}
	}
}

function unknown(why: string): { processed: Set<unknown>; outcome: Outcome } {
	return { processed: new Set(), outcome: { kind: 'unknown', why } };
}

function keyOf(trigger: string, value: string): string {
	return `${trigger} ${value}`;
}
