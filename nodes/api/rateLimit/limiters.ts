import { LruMap } from '../util/LruMap';
import { SCOPE_LIMITS } from './scopes';
import { RateLimiter } from './RateLimiter';
import type { Clock, RateScope } from '../types';

const MOST_KEYS = 100;

/** By clock, of which this process has one and each test its own. */
const keysByClock = new WeakMap<Clock, LruMap<Map<RateScope, RateLimiter>>>();

/**
 * The limiter that all executions of this process share for a key and a rate scope.
 *
 * @param id of the connection: a hash of base URL and key
 */
export function limiterFor(clock: Clock, id: string, scope: RateScope): RateLimiter {
	const keys = keysByClock.get(clock) ?? new LruMap<Map<RateScope, RateLimiter>>(MOST_KEYS);
	keysByClock.set(clock, keys);
	const limitersOfKey = keys.get(id) ?? new Map<RateScope, RateLimiter>();
	keys.set(id, limitersOfKey);
	const limiter = limitersOfKey.get(scope) ?? new RateLimiter(SCOPE_LIMITS[scope], clock);
	limitersOfKey.set(scope, limiter);
	return limiter;
}
