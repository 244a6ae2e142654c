import type { Clock } from '../types';

/**
 * Waits for work that may never end.
 *
 * @param ms milliseconds
 * @returns what the work gives, or undefined when it takes longer
 */
export async function withTimeout<Result extends object>(
	clock: Clock,
	ms: number,
	work: Promise<Result>,
): Promise<Result | undefined> {
	const done = new AbortController();
	const late = clock.wait(ms, done.signal).then(() => undefined);
	try {
		return await Promise.race([work, late]);
	} finally {
		done.abort();
	}
}
