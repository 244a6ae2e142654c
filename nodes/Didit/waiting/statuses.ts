import type { IDataObject } from 'n8n-workflow';

/** In these it is the person's turn. Any other, also one that is not known yet, ends the wait. */
const THE_PERSONS_TURN = new Set(['Not Started', 'In Progress', 'Awaiting User', 'Resubmitted']);

/** Whether there is nothing left to do for the person of a session. */
export function personIsDone({ status }: IDataObject): boolean {
	return typeof status === 'string' && !THE_PERSONS_TURN.has(status);
}
