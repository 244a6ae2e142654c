import type { Attempt } from '../http/sendOnce';
import { retryAfter, WINDOW } from '../rateLimit/headers';
import type { Clock, DiditRequest } from '../types';

const IDEMPOTENT = new Set<DiditRequest['method']>(['GET', 'PUT', 'DELETE']);
const FIRST_BACKOFF_MS = 500;

/**
 * Whether a request may be sent again. What is idempotent is repeated after anything that may
 * pass; other POSTs and PATCHes only where the request provably was not carried out (429, no
 * connection), because a second session or top-up would cost money.
 */
export function isRetryable(outcome: Attempt, request: DiditRequest): boolean {
	if (outcome.kind === 'networkFailure' && outcome.why === 'unreachable') return true;
	if (isRateLimited(outcome)) return !request.finalOn429;
	if (!isIdempotent(request)) return false;
	return outcome.kind === 'answer'
		? outcome.response.status >= 500
		: ['connectionLost', 'timeout', 'unreadable'].includes(outcome.why);
}

/** Whether sending a request twice has the effect of sending it once. */
export function isIdempotent({ method, repeatable }: DiditRequest): boolean {
	return IDEMPOTENT.has(method) || repeatable === true;
}

/** Didit's rate limit refused the request: it was not carried out. */
export function isRateLimited(outcome: Attempt): boolean {
	return outcome.kind === 'answer' && outcome.response.status === 429;
}

/**
 * How long to wait before sending again: as long as Didit asks. Where it does not, longer each time
 * and at random, so that workers that failed together do not come back together.
 *
 * @param times how often the request came back like this, at least 1
 * @param left milliseconds that may still be waited
 * @returns milliseconds, or undefined when that would take longer
 */
export function retryDelay(
	outcome: Attempt,
	times: number,
	left: number,
	clock: Clock,
): number | undefined {
	const asked = outcome.kind === 'answer' && retryAfter(outcome.response.headers, clock.now());
	if (asked) return asked <= left ? asked : undefined;
	const backoff = Math.ceil(clock.random() * FIRST_BACKOFF_MS * 2 ** times);
	return left > 0 ? Math.min(backoff, WINDOW, left) : undefined;
}
