import { chosenId } from './chosen';
import { entry } from './entry';
import { nextPart } from './pages';
import { line, listSearch } from './picker';

export const searchLists = listSearch((search) =>
	nextPart(search, {
		request: { method: 'GET', path: ['lists'] },
		entry: (row) => entry(row.uuid, row.name, row.list_type, row.entry_type),
		texts: (row) => [row.description],
		nothing: 'None yet: make one with Create',
	}),
);

/** What stands on the list that is chosen. */
export const searchListEntries = listSearch(async (search) => {
	const list = chosenId(search.context, 'listId');
	if (list === '') return { results: [line('Choose the list first')] };
	return await nextPart(search, {
		request: { method: 'GET', path: ['lists', list, 'entries'] },
		entry: (row) => entry(row.uuid, row.display_label, row.value),
		texts: (row) => [row.comment],
		nothing: 'It has no entries yet',
	});
});

export const searchTemplates = listSearch((search) =>
	nextPart(search, {
		request: { method: 'GET', path: ['biometric-templates'] },
		entry: (row) =>
			entry(row.uuid, row.vendor_data, row.status, String(row.retained_at ?? '').slice(0, 10)),
		texts: (row) => [row.vendor_user_uuid],
		nothing: 'Nothing of a face is kept',
	}),
);
