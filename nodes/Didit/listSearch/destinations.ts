import { chosenId } from './chosen';
import { entry } from './entry';
import { nextPart, wholeList } from './pages';
import { line, listSearch } from './picker';

const DESTINATIONS = ['webhook', 'destinations'];

export const searchDestinations = listSearch((search) =>
	wholeList(search, {
		request: { method: 'GET', path: DESTINATIONS },
		entry: (row) => entry(row.uuid, row.label, row.enabled === false && 'disabled'),
		texts: (row) => [row.url],
		nothing: 'None yet: make one with Create',
	}),
);

/** What Didit sent to the destination that is chosen, the newest first. */
export const searchDeliveries = listSearch(async (search) => {
	const destination = chosenId(search.context, 'destinationId');
	if (destination === '') return { results: [line('Choose the destination first')] };
	return await nextPart(search, {
		request: { method: 'GET', path: [...DESTINATIONS, destination, 'deliveries'] },
		entry: (row) =>
			entry(
				row.uuid,
				row.webhook_type,
				row.status,
				`answered ${String(row.response_status ?? 'nothing')}`,
				String(row.created_at ?? '')
					.slice(0, 16)
					.replace('T', ' '),
			),
		texts: (row) => [row.session_id],
		nothing: 'Nothing was sent to it yet',
	});
});
