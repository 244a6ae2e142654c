import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { UUID_PATTERN } from '../server/validate.mts';

export const REQUEST_FAULTS = [
	'status',
	'status_after',
	'redirect',
	'latency',
	'drop_before',
	'drop_after',
	'truncate',
] as const;
export const DELIVERY_FAULTS = ['duplicate_delivery', 'changed_secret'] as const;
export const FAULT_KINDS = [...REQUEST_FAULTS, ...DELIVERY_FAULTS] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultOrder {
	kind: FaultKind;
	/** An API key, an account's e-mail address, or `*` for everyone. */
	scope: string;
	method?: string | undefined;
	/** Start of the path, or a regular expression. */
	path?: string | undefined;
	/** How often it is played; null for always. */
	times: number | null;
	/** Played on this share of the requests that match, from 0 to 1; on all of them if not given. */
	chance?: number | undefined;
	/** Which of them: the same seed chooses the same ones again. */
	seed?: number | undefined;
	status?: number | undefined;
	body?: unknown;
	headers?: Record<string, string> | undefined;
	content_type?: string | undefined;
	location?: string | undefined;
	ms?: number | undefined;
}

export interface Fault extends FaultOrder {
	id: number;
	played: number;
}

interface Target {
	scope: string | null;
	method: string;
	path: string;
	/** Tells requests apart that a fault with a chance draws for. */
	body: Buffer | string;
}

/** IDs differ from run to run. */
const ANY_UUID = new RegExp(UUID_PATTERN, 'gi');

/** Troubles that were asked for, played on the requests and deliveries that they name. */
export class Faults {
	#faults: Fault[] = [];
	#lastId = 0;
	/** How often each fault with a chance drew for the same request. */
	#draws = new WeakMap<Fault, Map<string, number>>();

	list(): Fault[] {
		return this.#faults;
	}

	add(order: FaultOrder): Fault {
		const fault = { ...order, id: ++this.#lastId, played: 0 };
		this.#faults.push(fault);
		return fault;
	}

	clear(scope?: string, id?: number): void {
		this.#faults = this.#faults.filter(
			(fault) =>
				(scope !== undefined && fault.scope !== scope) || (id !== undefined && fault.id !== id),
		);
	}

	/** Waits out the latency asked for and hands over the first other fault for this request. */
	async forRequest(target: Target): Promise<Fault | undefined> {
		const slow = this.#take(target, ['latency']);
		const other = this.#take(
			target,
			REQUEST_FAULTS.filter((kind) => kind !== 'latency'),
		);
		if (slow) await sleep(slow.ms ?? 0);
		return other ?? slow;
	}

	forDelivery(scope: string, url: string, kind: (typeof DELIVERY_FAULTS)[number]): boolean {
		return this.#take({ scope, method: 'POST', path: url, body: '' }, [kind]) !== undefined;
	}

	#take(target: Target, kinds: readonly FaultKind[]): Fault | undefined {
		const fault = this.#faults.find(
			(candidate) =>
				kinds.includes(candidate.kind) &&
				(candidate.times === null || candidate.played < candidate.times) &&
				(candidate.scope === '*' || candidate.scope === target.scope) &&
				(candidate.method === undefined || candidate.method === target.method) &&
				(candidate.path === undefined ||
					target.path.startsWith(candidate.path) ||
					new RegExp(candidate.path).test(target.path)) &&
				this.#isDrawn(candidate, target),
		);
		if (fault) fault.played++;
		return fault;
	}

	/**
	 * The draw hangs on the request and on how often it came before, not on when it came: a client
	 * that sends several at once meets the same troubles again with the same seed.
	 */
	#isDrawn(fault: Fault, { method, path, body }: Target): boolean {
		const { chance, seed = 0 } = fault;
		if (chance === undefined) return true;
		const request = `${method} ${path} ${body.toString()}`.replace(ANY_UUID, '');
		const draws = this.#draws.get(fault) ?? new Map<string, number>();
		this.#draws.set(fault, draws);
		const draw = (draws.get(request) ?? 0) + 1;
		draws.set(request, draw);
		const hash = createHash('sha256').update(`${String(seed)} ${String(draw)} ${request}`);
		return hash.digest().readUInt32BE() < chance * 2 ** 32;
	}
}
