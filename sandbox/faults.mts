import { setTimeout as sleep } from 'node:timers/promises';

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
}

/** Troubles that were asked for, played on the requests and deliveries that they name. */
export class Faults {
	#faults: Fault[] = [];
	#lastId = 0;

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
		if (slow) await sleep(slow.ms ?? 0);
		const others = REQUEST_FAULTS.filter((kind) => kind !== 'latency');
		return this.#take(target, others) ?? slow;
	}

	forDelivery(scope: string, url: string, kind: (typeof DELIVERY_FAULTS)[number]): boolean {
		return this.#take({ scope, method: 'POST', path: url }, [kind]) !== undefined;
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
					new RegExp(candidate.path).test(target.path)),
		);
		if (fault) fault.played++;
		return fault;
	}
}
