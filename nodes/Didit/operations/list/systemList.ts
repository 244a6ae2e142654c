import type { ErrorHint } from '../../../api/DiditClient';

/** Didit refuses these with the words that it has for missing rights. */
export const SYSTEM_LIST: ErrorHint = {
	when: /permission/i,
	say: "The blocklists that Didit keeps itself cannot be changed or deleted. Otherwise the key may lack the right 'workflows: write'.",
};
