import type { DiditRequest } from '../types';

/**
 * What Didit counts by itself, and how many requests a minute it takes of each key (specification,
 * Rate limits). The figures matter only where Didit's answers do not tell.
 */
export const SCOPE_LIMITS = {
	read: 300,
	write: 300,
	create: 600,
	decision: 100,
	pdf: 100,
} as const;

export type RateScope = keyof typeof SCOPE_LIMITS;

/** The limit that a request counts against. */
export function scopeOf({ method, rateScope }: DiditRequest): RateScope {
	return rateScope ?? (method === 'GET' ? 'read' : 'write');
}
