import { Bounded } from '../util/LruMap';
import type { Group } from './scopes';
import { GROUP_LIMITS } from './scopes';
import { Pacer } from './RateLimiter';
import type { Clock } from '../types';

const MOST_KEYS = 100;

/** By clock, of which this process has one and each test its own. */
const keysByClock = new WeakMap<Clock, Bounded<Map<Group, Pacer>>>();

/**
 * The pacer that all executions of this process share for a key and a group of endpoints.
 *
 * @param id of the connection: a hash of base URL and key
 */
export function pacerFor(clock: Clock, id: string, group: Group): Pacer {
	const keys = keysByClock.get(clock) ?? new Bounded<Map<Group, Pacer>>(MOST_KEYS);
	keysByClock.set(clock, keys);
	const pacers = keys.get(id) ?? new Map<Group, Pacer>();
	keys.set(id, pacers);
	const pacer = pacers.get(group) ?? new Pacer(GROUP_LIMITS[group], clock);
	pacers.set(group, pacer);
	return pacer;
}
