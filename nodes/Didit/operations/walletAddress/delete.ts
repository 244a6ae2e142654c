import type { Operation } from '../../engine/operation';
import { deleteNotice } from '../../fields/notices';
import { CONFIRMATION } from '../../output/expectations';
import { deleted } from '../../output/responses';
import { walletAddressId } from './fields';

export const deleteWalletAddress: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a wallet address',
	description: 'Forget whose a wallet is',
	forAgents:
		'Forget whose a wallet is, for good. Only use it on an explicit request that names it.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/travel-rule/delete-wallet-address',
	fields: [deleteNotice, walletAddressId],
	request: (parameters) => ({
		method: 'DELETE',
		path: ['travel-rule', 'wallet-addresses', parameters.id('walletAddressId')],
	}),
	expects: CONFIRMATION,
	response: deleted('walletAddressId'),
};
