import type { Exchange } from './exchange';
import type { Clock, DiditRequest, Policy } from './types';

const IDEMPOTENT = new Set<DiditRequest['method']>(['GET', 'DELETE']);
const FIRST_BACKOFF_MS = 500;

/**
 * Decides whether to send again. GET and DELETE are repeated after anything that may pass; POST
 * and PATCH only where the request provably was not carried out (429, no connection), because a
 * second session or top-up would cost money.
 *
 * @param done exchanges so far, at least 1
 * @returns milliseconds to wait before the next exchange, or undefined to stop
 */
export function retryDelay(
	outcome: Exchange,
	method: DiditRequest['method'],
	done: number,
	policy: Policy,
	clock: Clock,
): number | undefined {
	if (done >= policy.attempts || !mayRepeat(outcome, IDEMPOTENT.has(method))) return undefined;
	const asked =
		outcome.kind === 'answer' ? retryAfter(outcome.response.headers, clock.now()) : undefined;
	const delay = asked ?? backoff(done, clock);
	if (delay <= policy.longestWait) return delay;
	return asked === undefined ? policy.longestWait : undefined;
}

/**
 * Reads `Retry-After`, which HTTP allows as seconds or as a date.
 *
 * @param headers of the answer, names in lower case
 * @param now milliseconds since the epoch
 * @returns milliseconds to wait, or undefined when the header is missing or unreadable
 */
export function retryAfter(
	headers: Readonly<Record<string, unknown>>,
	now: number,
): number | undefined {
	const value = headers['retry-after'];
	if (typeof value !== 'string') return undefined;
	if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function mayRepeat(outcome: Exchange, idempotent: boolean): boolean {
	if (outcome.kind === 'answer') {
		const { status } = outcome.response;
		return status === 429 || (idempotent && status >= 500);
	}
	if (outcome.why === 'unreachable') return true;
	return idempotent && ['connectionLost', 'timeout', 'unreadable'].includes(outcome.why);
}

/** Full jitter: several workers that failed together do not come back together. */
function backoff(done: number, clock: Clock): number {
	return Math.ceil(clock.random() * FIRST_BACKOFF_MS * 2 ** done);
}
