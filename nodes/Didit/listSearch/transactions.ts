import { entry } from './entry';
import { nextPart } from './pages';
import { listSearch } from './picker';

export const searchTransactions = listSearch((search) =>
	nextPart(search, {
		request: { method: 'GET', path: ['transactions'] },
		entry: (row) =>
			entry(
				row.uuid,
				row.txn_id,
				[row.amount, row.currency].filter(Boolean).join(' '),
				row.status,
				String(row.created_at ?? '').slice(0, 10),
			),
		texts: (row) => [row.subject_vendor_data, row.counterparty_vendor_data],
		nothing: 'None yet: make one with Create',
	}),
);

export const searchWalletAddresses = listSearch((search) =>
	nextPart(search, {
		request: { method: 'GET', path: ['travel-rule', 'wallet-addresses'] },
		entry: (row) => entry(row.uuid, row.address, row.chain),
		texts: (row) => [row.holder_vendor_data, row.holder_name],
		nothing: 'None yet: make one with Create',
	}),
);
