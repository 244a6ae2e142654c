import * as ids from './ids.mts';

export const ENTRY_TYPES = [
	...(['face', 'document', 'phone', 'email', 'ip_address', 'device_fingerprint'] as const),
	...(['wallet_address', 'bank_account', 'country', 'user', 'business', 'key'] as const),
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

/** Those of which Didit keeps a blocklist itself. */
const BLOCKED = ['face', 'document', 'phone', 'email', 'user', 'business'] as const;

export interface ListEntry {
	uuid: string;
	value: string | null;
	display_label: string | null;
	comment: string | null;
	added_by: string;
	reference_session_id: string | null;
	reference_session_number: number | null;
	reference_object_uuid: string | null;
	metadata: Record<string, unknown> | null;
	/** Who is in the picture that it was made from; never shown. */
	person?: string | undefined;
	createdAt: number;
}

export interface NamedList {
	uuid: string;
	name: string;
	description: string | null;
	list_type: 'blocklist' | 'allowlist' | 'custom';
	entry_type: EntryType;
	is_system: boolean;
	entries: ListEntry[];
	createdAt: number;
	updatedAt: number;
}

/** What an application has from the beginning. */
export function systemLists(now: number): NamedList[] {
	return BLOCKED.map((entry_type) => ({
		uuid: ids.uuid(),
		name: `Blocked ${entry_type}`,
		description: null,
		list_type: 'blocklist',
		entry_type,
		is_system: true,
		entries: [],
		createdAt: now,
		updatedAt: now,
	}));
}

/** What stands on the lists of a kind for a type of value. */
export function entriesOf(
	lists: readonly NamedList[],
	kind: NamedList['list_type'],
	type: EntryType,
): ListEntry[] {
	return lists
		.filter(({ list_type, entry_type }) => list_type === kind && entry_type === type)
		.flatMap(({ entries }) => entries);
}

/** Whether somebody may neither verify themselves nor pay. */
export function isBlocked(
	lists: readonly NamedList[],
	type: 'user' | 'business',
	vendorData: string,
): boolean {
	return entriesOf(lists, 'blocklist', type).some(
		({ value }) => value?.toLowerCase() === vendorData.toLowerCase(),
	);
}

/** Puts whoever was blocked by hand on the list of Didit's, and takes them off again. */
export function follow(
	lists: readonly NamedList[],
	type: 'user' | 'business',
	vendorData: string,
	status: string,
	now: number,
): void {
	const list = lists.find(({ is_system, entry_type }) => is_system && entry_type === type);
	if (!list) return;
	list.entries = list.entries.filter(({ value }) => value !== vendorData);
	if (status === 'BLOCKED')
		list.entries.push(newEntry({ value: vendorData, added_by: 'system' }, now));
}

export function newEntry(known: Partial<ListEntry>, now: number): ListEntry {
	return {
		uuid: ids.uuid(),
		value: null,
		display_label: null,
		comment: null,
		added_by: 'api',
		reference_session_id: null,
		reference_session_number: null,
		reference_object_uuid: null,
		metadata: null,
		createdAt: now,
		...known,
	};
}
