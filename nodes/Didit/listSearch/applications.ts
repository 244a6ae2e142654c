import { NodeApiError } from 'n8n-workflow';
import { chosenId } from './chosen';
import { entry } from './entry';
import { wholeList } from './pages';
import { line, listSearch } from './picker';

/** Applications of the organization that is chosen. */
export const searchApplications = listSearch(async (search) => {
	const organization = chosenId(search.context, 'organizationId');
	if (organization === '') return { results: [line('Choose the organization first')] };
	const path = ['organizations', 'me', organization, 'applications'];
	const found = await wholeList(search, {
		request: { method: 'GET', path, access: 'bearer' },
		entry: (row) => entry(row.uuid, row.name, row.client_id),
		texts: () => [],
		nothing: 'None yet: make one in the Didit Business Console',
	}).catch((error: unknown) => {
		// The specification reads one application, by its ID, and does not list them.
		if (error instanceof NodeApiError && error.httpCode === '404') return undefined;
		throw error;
	});
	return found ?? { results: [line('Didit does not list them here: use By ID')] };
});
