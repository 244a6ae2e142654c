import { wait } from '../../common/host';
import type { Clock } from '../types';

/** The real clock. */
export const systemClock: Clock = { now: () => Date.now(), wait, random: () => Math.random() };
