import type { Operation } from '../../engine/operation';
import { updateFields } from '../../fields/collections';
import { record } from '../../output/expectations';
import { holderFields, walletAddressId } from './fields';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a wallet address',
	description: 'Change what is known of whose a wallet is',
	forAgents:
		'Change what is known of whose a wallet is. Only use it when somebody with the authority has told you.',
	lock: { because: 'decides about later transfers' },
	docs: 'https://docs.didit.me/management-api/travel-rule/update-wallet-address',
	fields: [walletAddressId, updateFields(holderFields)],
	howToCheck: 'Look under Wallet Address → Get Many.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['travel-rule', 'wallet-addresses', parameters.id('walletAddressId')],
		body: parameters.changes('updateFields'),
	}),
	expects: record(
		'a wallet address',
		'holder_name',
		'holder_vendor_data',
		'entity_type',
		'travel_address',
	),
};
