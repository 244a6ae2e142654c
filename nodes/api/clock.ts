import { sleep } from 'n8n-workflow';
import type { Clock } from './types';

/**
 * Waits, and stops waiting when the execution is cancelled.
 *
 * @param ms milliseconds
 * @param signal the execution's cancel signal
 * @returns when the time is over or the signal aborts; never rejects
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	if (!signal) return await sleep(ms);
	if (signal.aborted) return;
	// Older hosts ignore sleep's second argument, newer ones reject when it aborts.
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => {
		stop = resolve;
		signal.addEventListener('abort', stop);
	});
	await Promise.race([sleep(ms, signal).catch(() => undefined), aborted]);
	// An execution may wait thousands of times.
	signal.removeEventListener('abort', stop);
}

/** The real clock. */
export const systemClock: Clock = { now: () => Date.now(), wait, random: () => Math.random() };
