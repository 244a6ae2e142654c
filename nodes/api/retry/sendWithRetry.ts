import type { Pass } from '../rateLimit/RateBudget';
import type { Exchange } from '../http/sendOnce';
import { isSuccess } from '../http/sendOnce';
import type { Turns } from '../rateLimit/RateLimiter';
import { isRefusal, mayRepeat, retryDelay } from './rules';
import type { Standstill } from '../rateLimit/WaitTimer';
import type { Clock, DiditRequest, Policy } from '../types';

/** How a request ended, after all the times that it was sent. */
export interface Ending {
	readonly last: Exchange;
	/** An exchange got no clear answer: Didit may have carried the request out. */
	readonly perhapsDone: boolean;
	/** It could have been sent again, had there been more time to wait. */
	readonly outOfTime: boolean;
}

export interface Effort {
	readonly policy: Policy;
	/** Milliseconds that may be waited in all. */
	readonly longestWait: number;
	readonly pacer: Turns;
	readonly standstill: Standstill;
	readonly clock: Clock;
	/** Ends all waiting; the execution's cancel signal. */
	readonly signal?: AbortSignal;
}

const CANCELLED: Exchange = { kind: 'breakdown', why: 'cancelled', words: '' };
const HELD_BACK: Exchange = { kind: 'breakdown', why: 'heldBack', words: '' };
const DELETED: Exchange = { kind: 'answer', response: { status: 204, headers: {}, body: '' } };

/**
 * Sends a request, in its turn and again where that is safe, until it succeeds or there is no sense
 * in going on.
 *
 * @param send sends it once
 */
export async function persist(
	send: () => Promise<Exchange>,
	request: DiditRequest,
	effort: Effort,
): Promise<Ending> {
	const { policy, pacer, standstill, clock, signal } = effort;
	let perhapsDone = false;
	let failed = 0;
	let refused = 0;
	let left = effort.longestWait;
	for (;;) {
		const begun = clock.now();
		const turn = await standstill.whileWaiting(() => pacer.turn(left, signal));
		if (turn === 'late') return { last: HELD_BACK, perhapsDone, outOfTime: true };
		if (turn === 'cancelled') return { last: CANCELLED, perhapsDone, outOfTime: false };
		left -= clock.now() - begun;

		const last = await standstill.whileSending(() => sendWith(turn, pacer, send));
		const end = (outOfTime = false) => ({ last, perhapsDone, outOfTime });
		if (isSuccess(last)) return end();
		if (perhapsDone && request.method === 'DELETE' && isGone(last)) {
			return { ...end(), last: DELETED };
		}
		perhapsDone ||= isAmbiguous(last);
		const sitsOut = isRefusal(last) && policy.sitsOutLimits;
		const times = sitsOut ? ++refused : ++failed;
		if (!mayRepeat(last, request) || failed >= policy.attempts) return end();

		const delay = retryDelay(last, times, left, clock);
		if (delay === undefined) return end(true);
		left -= delay;
		const pause = () => clock.wait(delay, signal);
		await (isRefusal(last) ? standstill.whileWaiting(pause) : pause());
	}
}

async function sendWith(
	pass: Pass,
	pacer: Turns,
	send: () => Promise<Exchange>,
): Promise<Exchange> {
	let outcome: Exchange | undefined;
	try {
		outcome = await send();
		return outcome;
	} finally {
		pacer.done(pass, outcome?.kind === 'answer' ? outcome.response : undefined);
	}
}

/** The request may have been carried out although no good answer came. */
function isAmbiguous(outcome: Exchange): boolean {
	return outcome.kind === 'answer'
		? outcome.response.status >= 500
		: ['connectionLost', 'timeout', 'unreadable', 'unfitting', 'cancelled'].includes(outcome.why);
}

/** After a first attempt whose fate is unknown, this is what a DELETE that had worked looks like. */
function isGone(outcome: Exchange): boolean {
	return outcome.kind === 'answer' && outcome.response.status === 404;
}
