import type { Tour } from '../tour';
import { checks } from './checks';
import { records } from './records';
import { today } from './today';
import { webhookDestinations } from './webhookDestinations';

/** Goes through the operations of a resource, each with all that its answer may hold. */
export type Stop = (tour: Tour) => Promise<void>;

/** What only today's Didit has: by its contract, and as the sandbox answers. */
export const STOPS: Stop[] = [today, webhookDestinations, records, checks];
