import type { Policy } from './types';

/** Items of a workflow: patient enough to sit out Didit's 60-second rate window several times. */
export const EXECUTE_POLICY: Policy = {
	timeout: 60_000,
	attempts: 5,
	longestWait: 300_000,
	sitsOutLimits: true,
};

/** Activation hooks: n8n gives all of a publication about 84 s, its own retries included. */
export const HOOK_POLICY: Policy = { timeout: 10_000, attempts: 2, longestWait: 500 };

/** Lists in the editor, where somebody waits for the dropdown. */
export const PICKER_POLICY: Policy = { timeout: 10_000, attempts: 2, longestWait: 500 };

/** Inside a webhook call: Didit gives up on the delivery after 5 s. */
export const WEBHOOK_POLICY: Policy = { timeout: 2_500, attempts: 1, longestWait: 0 };

/** While a person's browser waits for the page on which they come back. */
export const RETURN_POLICY: Policy = { timeout: 10_000, attempts: 2, longestWait: 500 };
