import { entry } from './entry';
import { nextPart } from './pages';
import { listSearch } from './picker';

export const searchUsers = listSearch((search) =>
	nextPart(search, {
		// Today's Didit ignores `search`.
		request: { method: 'GET', path: ['users'], query: { search: search.filter } },
		entry: ({ vendor_data: id, ...row }) =>
			entry(id, id, row.display_name ?? row.full_name, row.status),
		texts: (row) => [row.full_name, row.effective_name],
		nothing: 'None yet: sessions with Vendor Data make users',
	}),
);
