import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import { sessionStatuses } from '../fields/choices';
import { entry } from './entry';
import type { LongList } from './pages';
import { nextPart } from './pages';
import { listSearch } from './picker';

const request = { method: 'GET', path: ['sessions'] } as const;

const sessions: LongList = {
	request,
	entry: (row) =>
		entry(
			row.session_id,
			row.session_number && `#${String(row.session_number)}`,
			row.vendor_data ?? row.full_name,
			row.status,
			String(row.created_at ?? '').slice(0, 10),
		),
	texts: (row) => [row.full_name, row.session_url, ...contactsOf(row)],
	nothing: 'None yet: make one with Create',
};

/** More sessions of one person than anybody looks through. */
const OF_ONE_PERSON = 50;

/** Sessions, also by the name of the person, contact details, or the link that the person got. */
export const searchSessions = listSearch(async (search) => {
	const { filter, offset, read } = search;
	if (filter === '' || offset > 0) return await nextPart(search, searching(filter));
	// By vendor data Didit itself finds them, however old they are.
	const ofPerson: INodeListSearchItems[] = [];
	const byVendorData = { ...request, query: { vendor_data: filter } };
	for await (const row of read(byVendorData, 0, OF_ONE_PERSON)) {
		ofPerson.push(...[sessions.entry(row)].filter((found) => found !== undefined));
	}
	const { results, paginationToken } = await nextPart(search, searching(filter));
	const known = new Set(ofPerson.map(({ value }) => value));
	const others = results.filter(({ value }) => !known.has(value));
	return { results: [...ofPerson, ...others], paginationToken };
});

/** What the list shows and Didit does not search: links, contact details. */
const NOT_SEARCHED = /[/@+]/;

/**
 * Today's Didit searches by itself, for numbers, vendor data and names; the specification's does not
 * know `search`. What neither finds is looked for in what the list shows.
 */
function searching(filter: string): LongList {
	const text = filter.trim().toLowerCase();
	const isStatus = sessionStatuses.some(({ name }) => name.toLowerCase().includes(text));
	if (isStatus || NOT_SEARCHED.test(text)) return sessions;
	return { ...sessions, request: { ...request, query: { search: filter.replace(/^\s*#/, '') } } };
}

function contactsOf({ email_address: email, phone_number: phone }: IDataObject): unknown[] {
	return [(email as IDataObject | null)?.email, (phone as IDataObject | null)?.number];
}
