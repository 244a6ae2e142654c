import type { IDataObject } from 'n8n-workflow';

/**
 * In these there is nothing left to do for the person (specification, Session Statuses, and
 * today's API). In any other it may be their turn, also in one that is not known yet: an execution
 * that goes on cannot be called back, and one that waits ends by its limit.
 */
const DONE = new Set(['abandoned', 'approved', 'declined', 'expired', 'in review', 'kyc expired']);

/** Whether there is nothing left to do for the person of a session. */
export function personIsDone({ status }: IDataObject): boolean {
	return DONE.has(plain(status));
}

/** Didit writes `In Review`, other places `IN_REVIEW` and the like. */
function plain(status: unknown): string {
	return String(status)
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, ' ');
}
