import type { Policy } from './types';

/** Items of a workflow: patient enough to sit out Didit's 60-second rate window several times. */
export const EXECUTE_POLICY: Policy = {
	timeout: 60_000,
	attempts: 5,
	longestWait: 300_000,
	sitsOutLimits: true,
};

/**
 * Where somebody waits: lists in the editor, the page on which a person comes back, and activation
 * hooks, for all of which in one publication n8n has about 84 s, its own retries included.
 */
export const INTERACTIVE_POLICY: Policy = { timeout: 10_000, attempts: 2, longestWait: 500 };

/** Inside a webhook call: Didit gives up on the delivery after 5 s. */
export const WEBHOOK_POLICY: Policy = { timeout: 2_500, attempts: 1, longestWait: 0 };
