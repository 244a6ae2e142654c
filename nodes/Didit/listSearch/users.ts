import { toCurrentStatus } from '../../common/userStatuses';
import { newerUserStatuses } from '../fields/choices';
import { entry, inWords } from './entry';
import { nextPart } from './pages';
import { listSearch } from './picker';

/** The same word from both of Didit's APIs. */
const statusInWords = (status: unknown): unknown =>
	status ? inWords(toCurrentStatus(status), newerUserStatuses) : undefined;

export const searchUsers = listSearch((search) =>
	nextPart(search, {
		// Today's Didit ignores `search`.
		request: { method: 'GET', path: ['users'], query: { search: search.filter } },
		entry: ({ vendor_data: id, ...row }) =>
			entry(id, id, row.display_name ?? row.full_name, statusInWords(row.status)),
		texts: (row) => [row.full_name, row.effective_name],
		nothing: 'None yet: sessions with Vendor Data make users',
	}),
);
