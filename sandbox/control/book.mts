import type { Clock } from '../world/clock.mts';

export interface RequestEntry {
	n: number;
	at: string;
	/** The API key, or the account's e-mail address. */
	scope: string | null;
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
	body: unknown;
	/** Null while it is being served, or when the connection was dropped. */
	status: number | null;
	/** Requests of the same scope being served when this one came, itself included. */
	in_flight: number;
	/** Body fields that Didit would ignore without a word: most often a misspelt name. */
	ignored: string[];
	/** The fault that was played on it. */
	fault: string | null;
}

export interface DeliveryEntry {
	n: number;
	at: string;
	scope: string;
	event_id: string | null;
	url: string;
	attempt: number;
	headers: Record<string, string>;
	body: string;
	/** The receiver's answer; null where there was none, and `error` says why. */
	status: number | null;
	response_headers: Record<string, string>;
	response_body: string;
	error: string | null;
}

const MOST_ENTRIES = 20_000;

function append<T>(entries: T[], entry: T): T {
	if (entries.length >= MOST_ENTRIES) entries.splice(0, MOST_ENTRIES / 2);
	entries.push(entry);
	return entry;
}

/** Every request that came and every webhook that left, numbered in one row. */
export class Book {
	#requests: RequestEntry[] = [];
	#deliveries: DeliveryEntry[] = [];
	#inFlight = new Map<string | null, number>();
	#last = 0;

	constructor(private readonly clock: Clock) {}

	request(entry: Omit<RequestEntry, 'n' | 'at' | 'status' | 'in_flight' | 'ignored' | 'fault'>) {
		const inFlight = (this.#inFlight.get(entry.scope) ?? 0) + 1;
		this.#inFlight.set(entry.scope, inFlight);
		return append<RequestEntry>(this.#requests, {
			n: ++this.#last,
			at: this.clock.iso(),
			...entry,
			status: null,
			in_flight: inFlight,
			ignored: [],
			fault: null,
		});
	}

	done({ scope }: RequestEntry): void {
		const left = (this.#inFlight.get(scope) ?? 1) - 1;
		if (left > 0) this.#inFlight.set(scope, left);
		else this.#inFlight.delete(scope);
	}

	delivery(entry: Omit<DeliveryEntry, 'n'>): DeliveryEntry {
		return append<DeliveryEntry>(this.#deliveries, { n: ++this.#last, ...entry });
	}

	list(scope: string | undefined, since: number) {
		const wanted = (entry: RequestEntry | DeliveryEntry) =>
			entry.n > since && (scope === undefined || entry.scope === scope);
		return {
			last: this.#last,
			requests: this.#requests.filter(wanted),
			deliveries: this.#deliveries.filter(wanted),
		};
	}

	clear(scope?: string): void {
		const stays = (entry: { scope: string | null }) => scope !== undefined && entry.scope !== scope;
		this.#requests = this.#requests.filter(stays);
		this.#deliveries = this.#deliveries.filter(stays);
	}
}
