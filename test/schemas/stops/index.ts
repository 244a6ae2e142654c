import type { Tour } from '../tour';

/** Goes through the operations of a resource, each with all that its answer may hold. */
export type Stop = (tour: Tour) => Promise<void>;

/** What only today's Didit has, a file for each resource. */
export const STOPS: Stop[] = [];
