import type { DiditRequest } from '../types';

/**
 * What Didit counts by itself, and how many requests a minute it takes of each key (specification,
 * Rate limits). The figures matter only where Didit's answers do not tell.
 */
export const GROUP_LIMITS = {
	read: 300,
	write: 300,
	create: 600,
	decision: 100,
	pdf: 100,
} as const;

export type Group = keyof typeof GROUP_LIMITS;

const SINGLE_SESSION_READS: Record<string, Group> = { decision: 'decision', 'generate-pdf': 'pdf' };

/** The budget that a request counts against. */
export function groupOf({ method, path }: DiditRequest): Group {
	const [resource, , view = ''] = path;
	const isSession = resource === 'session';
	if (method === 'GET') return (isSession && SINGLE_SESSION_READS[view]) || 'read';
	return method === 'POST' && isSession && path.length === 1 ? 'create' : 'write';
}
