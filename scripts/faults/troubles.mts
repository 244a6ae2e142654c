import type { INodeParameters } from 'n8n-workflow';
import type { Json } from '../host/types.mts';

/** What Didit does to the requests of one seed. */
export interface Troubles {
	readonly name: string;
	/** Settings of the application at Didit. */
	readonly application?: Json;
	/** Settings of Didit's limit, where it is switched on. */
	readonly limits?: Json;
	/** The node's options. */
	readonly options?: INodeParameters;
	/** Orders to the sandbox, each played by chance. */
	readonly faults: readonly Json[];
}

/** Every trouble there is, each on some of the requests. */
const EVERYTHING: readonly Json[] = [
	{ kind: 'latency', ms: 40, chance: 0.04 },
	{ kind: 'drop_before', chance: 0.02 },
	{ kind: 'drop_after', chance: 0.02 },
	{ kind: 'truncate', chance: 0.01 },
	{ kind: 'status', status: 500, chance: 0.02 },
	{ kind: 'status', status: 503, chance: 0.01, headers: { 'retry-after': '7' } },
	{
		kind: 'status_after',
		status: 502,
		chance: 0.02,
		body: '<h1>Bad Gateway</h1>',
		content_type: 'text/html',
	},
	{ kind: 'status', status: 429, chance: 0.02 },
	{ kind: 'status', status: 429, chance: 0.03, headers: { 'retry-after': '3' } },
	{
		kind: 'status',
		status: 429,
		chance: 0.01,
		headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' },
	},
];

/** A reply that comes after the node has given up on it. */
export const NODE_TIMEOUT_MS = 2_000;
const TOO_SLOW: Json = { kind: 'latency', ms: NODE_TIMEOUT_MS * 1.5, chance: 0.002 };

/** Refusals that take patience, and some that no patience gets past. */
const REFUSING: readonly Json[] = [
	{ kind: 'status', status: 429, chance: 0.5 },
	{ kind: 'status', status: 429, chance: 0.3, headers: { 'retry-after': '90' } },
	{ kind: 'status', status: 429, chance: 0.1, headers: { 'retry-after': '36000' } },
	{ kind: 'drop_after', chance: 0.05 },
];

/**
 * Lower than Didit's own: the refusals above make the time pass that a higher limit would need, since
 * the clock moves on for everybody where one item waits.
 */
const LIMIT: Json = { create: 150 };

/** One seed after the other takes the next of these. */
export const TROUBLES: readonly Troubles[] = [
	{ name: 'faults, some replies too slow', faults: [TOO_SLOW, ...EVERYTHING] },
	{ name: 'faults and a limit', limits: LIMIT, faults: EVERYTHING },
	{
		name: 'faults and a limit that says only Retry-After',
		limits: { ...LIMIT, headers: 'retry_after' },
		faults: EVERYTHING,
	},
	{
		name: 'faults and a limit that says only a date',
		limits: { ...LIMIT, headers: 'retry_after_date' },
		faults: EVERYTHING,
	},
	{
		name: 'faults and a limit that says nothing',
		limits: { ...LIMIT, headers: 'none' },
		faults: EVERYTHING,
	},
	{ name: 'refusals, one after the other', faults: REFUSING },
	{
		name: 'sessions that can be asked for again',
		application: { reuse_sessions: true },
		limits: LIMIT,
		options: { repeatAfterLostAnswer: true },
		faults: EVERYTHING,
	},
	{
		name: 'faults, a limit and little patience',
		limits: LIMIT,
		options: { concurrentItems: 20, maxWait: 30 },
		faults: EVERYTHING,
	},
];
