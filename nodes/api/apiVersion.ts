import { LruMap } from './util/LruMap';

/** Didit as its specification of March 2026 has it, or as it is today. */
export type ApiVersion = 'specification' | 'current';

const MOST_CREDENTIALS = 1_000;

/**
 * What the Didit behind each credential was found to be, in this process, for both nodes. Nobody is
 * asked: answers tell, and what is forgotten costs a request that is refused.
 */
export const apiVersions = new LruMap<ApiVersion>(MOST_CREDENTIALS);
