import { newerUserStatuses } from '../fields/choices';
import { entry, inWords } from './entry';
import { nextPart } from './pages';
import { listSearch } from './picker';

export const searchBusinesses = listSearch((search) =>
	nextPart(search, {
		request: { method: 'GET', path: ['businesses'] },
		entry: ({ vendor_data: id, ...row }) =>
			entry(id, id, row.display_name ?? row.legal_name, inWords(row.status, newerUserStatuses)),
		texts: (row) => [row.legal_name, row.registration_number, row.effective_name],
		nothing: 'None yet: make one with Create',
	}),
);
