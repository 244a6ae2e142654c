import type { Exchange } from './exchange';
import { isSuccess } from './exchange';
import { isRefusal, mayRepeat, retryDelay } from './retry';
import type { Clock, DiditRequest, Policy } from './types';

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
	readonly clock: Clock;
	/** Ends all waiting; the execution's cancel signal. */
	readonly signal?: AbortSignal;
}

const CANCELLED: Exchange = { kind: 'breakdown', why: 'cancelled', words: '' };
const DELETED: Exchange = {
	kind: 'answer',
	response: { status: 204, headers: {}, body: '' },
};

/**
 * Sends a request, again where that is safe, until it succeeds or there is no sense in going on.
 *
 * @param send sends it once
 */
export async function persist(
	send: () => Promise<Exchange>,
	request: DiditRequest,
	{ policy, longestWait, clock, signal }: Effort,
): Promise<Ending> {
	let perhapsDone = false;
	let failed = 0;
	let refused = 0;
	let left = longestWait;
	while (!signal?.aborted) {
		const last = await send();
		const end = (outOfTime = false) => ({ last, perhapsDone, outOfTime });
		if (isSuccess(last)) return end();
		if (perhapsDone && request.method === 'DELETE' && isGone(last))
			return { ...end(), last: DELETED };
		perhapsDone ||= isAmbiguous(last);
		const sitsOut = isRefusal(last) && policy.sitsOutLimits;
		const times = sitsOut ? ++refused : ++failed;
		if (!mayRepeat(last, request) || failed >= policy.attempts) return end();
		const delay = retryDelay(last, times, left, clock);
		if (delay === undefined) return end(true);
		left -= delay;
		await clock.wait(delay, signal);
	}
	return { last: CANCELLED, perhapsDone, outOfTime: false };
}

/** The request may have been carried out although no good answer came. */
function isAmbiguous(outcome: Exchange): boolean {
	return outcome.kind === 'answer'
		? outcome.response.status >= 500
		: ['connectionLost', 'timeout', 'unreadable', 'cancelled'].includes(outcome.why);
}

/** After a first attempt whose fate is unknown, this is what a DELETE that had worked looks like. */
function isGone(outcome: Exchange): boolean {
	return outcome.kind === 'answer' && outcome.response.status === 404;
}
