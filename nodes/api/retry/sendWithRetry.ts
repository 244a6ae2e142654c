import type { Permit } from '../rateLimit/RateBudget';
import type { Attempt } from '../http/sendOnce';
import { isSuccess } from '../http/sendOnce';
import type { Limiter } from '../rateLimit/RateLimiter';
import { isRateLimited, isRetryable, retryDelay } from './rules';
import type { WaitTimer } from '../rateLimit/WaitTimer';
import type { Clock, DiditRequest, Policy } from '../types';

/** How a request ended, after all the times that it was sent. */
export interface RetryResult {
	readonly last: Attempt;
	/** An attempt got no clear answer: Didit may have carried the request out. */
	readonly outcomeUnknown: boolean;
	/** It could have been sent again, had there been more time to wait. */
	readonly outOfTime: boolean;
}

export interface RetryOptions {
	readonly policy: Policy;
	/** Milliseconds that may be waited in all. */
	readonly longestWait: number;
	readonly limiter: Limiter;
	readonly waitTimer: WaitTimer;
	readonly clock: Clock;
	/** Ends all waiting; the execution's cancel signal. */
	readonly signal?: AbortSignal;
}

const CANCELLED: Attempt = { kind: 'networkFailure', why: 'cancelled', words: '' };
const HELD_BACK: Attempt = { kind: 'networkFailure', why: 'heldBack', words: '' };
const DELETED: Attempt = { kind: 'answer', response: { status: 204, headers: {}, body: '' } };

/**
 * Sends a request, with a permit, and again where that is safe, until it succeeds or there is no sense
 * in going on.
 *
 * @param send sends it once
 */
export async function sendWithRetry(
	send: () => Promise<Attempt>,
	request: DiditRequest,
	effort: RetryOptions,
): Promise<RetryResult> {
	const { policy, limiter, waitTimer, clock, signal } = effort;
	let outcomeUnknown = false;
	let failed = 0;
	let refused = 0;
	let left = effort.longestWait;
	for (;;) {
		const begun = clock.now();
		const permit = await waitTimer.whileWaiting(() => limiter.acquire(left, signal));
		if (permit === 'late') return { last: HELD_BACK, outcomeUnknown, outOfTime: true };
		if (permit === 'cancelled') return { last: CANCELLED, outcomeUnknown, outOfTime: false };
		left -= clock.now() - begun;

		const last = await waitTimer.whileSending(() => sendWith(permit, limiter, request, send));
		const end = (outOfTime = false) => ({ last, outcomeUnknown, outOfTime });
		if (isSuccess(last)) return end();
		if (outcomeUnknown && request.method === 'DELETE' && isGone(last)) {
			return { ...end(), last: DELETED };
		}
		outcomeUnknown ||= isAmbiguous(last);
		const sitsOut = isRateLimited(last) && policy.sitsOutLimits;
		const times = sitsOut ? ++refused : ++failed;
		if (!isRetryable(last, request) || failed >= policy.attempts) return end();

		const delay = retryDelay(last, times, left, clock);
		if (delay === undefined) return end(true);
		left -= delay;
		const pause = () => clock.wait(delay, signal);
		await (isRateLimited(last) ? waitTimer.whileWaiting(pause) : pause());
	}
}

async function sendWith(
	permit: Permit,
	limiter: Limiter,
	request: DiditRequest,
	send: () => Promise<Attempt>,
): Promise<Attempt> {
	let outcome: Attempt | undefined;
	try {
		outcome = await send();
		return outcome;
	} finally {
		// A limit of its own says nothing of the one that it counts against.
		const isOther = request.finalOn429 && outcome && isRateLimited(outcome);
		limiter.release(permit, outcome?.kind === 'answer' && !isOther ? outcome.response : undefined);
	}
}

/** The request may have been carried out although no good answer came. */
function isAmbiguous(outcome: Attempt): boolean {
	return outcome.kind === 'answer'
		? outcome.response.status >= 500
		: ['connectionLost', 'timeout', 'unreadable', 'unfitting', 'cancelled'].includes(outcome.why);
}

/** After a first attempt whose fate is unknown, this is what a DELETE that had worked looks like. */
function isGone(outcome: Attempt): boolean {
	return outcome.kind === 'answer' && outcome.response.status === 404;
}
