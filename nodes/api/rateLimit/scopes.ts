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

const SINGLE_SESSION_READS: Record<string, RateScope> = {
	decision: 'decision',
	'generate-pdf': 'pdf',
};

/** The budget that a request counts against. */
export function scopeOf({ method, path }: DiditRequest): RateScope {
	const [resource, , view = ''] = path;
	const isSession = resource === 'session';
	if (method === 'GET') return (isSession && SINGLE_SESSION_READS[view]) || 'read';
	return method === 'POST' && isSession && path.length === 1 ? 'create' : 'write';
}
