import type { DiditRequest, RateScope } from '../types';

/**
 * How many requests a minute Didit takes of each key (specification, Rate limits; the last two of
 * today's documents). The figures matter only where Didit's answers do not tell.
 */
export const SCOPE_LIMITS: Readonly<Record<RateScope, number>> = {
	read: 300,
	write: 300,
	create: 600,
	decision: 100,
	pdf: 100,
	ingest: 600,
	dataUpdate: 10,
};

/** The limit that a request counts against. */
export function scopeOf({ method, rateScope }: DiditRequest): RateScope {
	return rateScope ?? (method === 'GET' ? 'read' : 'write');
}
