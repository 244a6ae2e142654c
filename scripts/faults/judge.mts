import type { INodeExecutionData } from 'n8n-workflow';
import type { Json } from '../host/types.mts';

/** A request as Didit's book has it, as far as it matters here. */
export interface Attempt {
	body: Json | null;
	/** Null where the connection was dropped. */
	status: number | null;
	fault: string | null;
}

export interface AtDidit {
	attempts: readonly Attempt[];
	sessions: readonly { session_id: string; vendor_data: string | null }[];
}

export interface Verdict {
	created: number;
	/** Items whose error says that nobody knows. */
	unknown: number;
	/** Items whose error says that nothing was created. */
	notDone: number;
	/** What must not be, in words. */
	wrong: string[];
}

const UNKNOWN = /not known whether|look first whether/i;
const NOT_DONE = /nothing was sent|not carried out|limiting the number of requests/i;
const TIMED_OUT = /did not answer in time/i;

/**
 * Compares what came out of the node with what happened at Didit.
 *
 * @param customers the vendor_data of the items that went in, in their order
 */
export function judge(
	customers: readonly string[],
	output: readonly INodeExecutionData[],
	{ attempts, sessions }: AtDidit,
): Verdict {
	const made = groupBy(sessions, ({ vendor_data: customer }) => customer);
	const asked = groupBy(attempts, ({ body }) => body?.vendor_data);
	const verdict: Verdict = { created: 0, unknown: 0, notDone: 0, wrong: [] };
	if (output.length !== customers.length) {
		verdict.wrong.push(`${customers.length} items went in, ${output.length} came out`);
	}
	for (const [index, customer] of customers.entries()) {
		const problem = judgeItem(
			output[index],
			index,
			(made.get(customer) ?? []).map(({ session_id: id }) => id),
			(asked.get(customer) ?? []).some(isAmbiguous),
			verdict,
		);
		if (problem) verdict.wrong.push(`${customer}: ${problem}`);
	}
	for (const customer of made.keys()) {
		if (!customers.includes(String(customer))) {
			verdict.wrong.push(`Didit has a session of ${String(customer)}, whom no item names`);
		}
	}
	return verdict;
}

function judgeItem(
	item: INodeExecutionData | undefined,
	index: number,
	sessions: readonly string[],
	ambiguous: boolean,
	verdict: Verdict,
): string | undefined {
	if (!item) return `no item, and ${sessions.length} sessions at Didit`;
	if (sessions.length > 1) return `${sessions.length} sessions at Didit`;
	const { pairedItem } = item;
	if (typeof pairedItem !== 'object' || Array.isArray(pairedItem) || pairedItem.item !== index) {
		return `is not paired with item ${index}`;
	}
	const { error, session_id: id } = item.json;
	if (error === undefined) {
		verdict.created++;
		return id === sessions[0] ? undefined : `says session ${String(id)}, Didit ${sessions.join()}`;
	}
	if (item.json.customer !== customerAt(index)) return 'an error without the data of its input';
	const words = String(error);
	if (UNKNOWN.test(words)) {
		verdict.unknown++;
		const mayBe = ambiguous || TIMED_OUT.test(words);
		return mayBe ? undefined : `nothing was unclear about it, yet: ${words}`;
	}
	if (!NOT_DONE.test(words)) return `says nothing about what became of it: ${words}`;
	verdict.notDone++;
	if (sessions.length > 0) return `has a session, yet: ${words}`;
	return ambiguous ? `may have been carried out, yet: ${words}` : undefined;
}

/** The vendor_data of an item: the same in every run, so that a seed meets the same troubles. */
export const customerAt = (index: number): string => `customer-${index + 1}`;

/** Nobody on this side can tell from such an attempt whether Didit carried it out. */
function isAmbiguous({ fault, status }: Attempt): boolean {
	if (status === null || status >= 500) return true;
	// The status comes first: of a refusal it is enough, of a success the rest is the session.
	return fault === 'truncate' && status < 300;
}

function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group) group.push(value);
		else groups.set(key, [value]);
	}
	return groups;
}
