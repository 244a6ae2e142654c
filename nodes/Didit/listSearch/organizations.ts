import { entry } from './entry';
import { wholeList } from './pages';
import { listSearch } from './picker';

export const searchOrganizations = listSearch((search) =>
	wholeList(search, {
		request: { method: 'GET', path: ['organizations', 'me'], access: 'bearer' },
		entry: (row) => entry(row.uuid, row.name, row.contact_email),
		texts: () => [],
		nothing: 'None yet: make one in the Didit Business Console',
	}),
);
