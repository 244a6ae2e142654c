import type { DiditRequest } from '../../../api/types';

/** Reads the decision of a session. Didit counts these reads by themselves (specification, Rate limits). */
export function decisionOf(sessionId: string): DiditRequest {
	return { method: 'GET', path: ['session', sessionId, 'decision'], rateScope: 'decision' };
}

/** Creates a session, to be completed with its body. Didit counts creations by themselves. */
export const POST_SESSION = { method: 'POST', path: ['session'], rateScope: 'create' } as const;
