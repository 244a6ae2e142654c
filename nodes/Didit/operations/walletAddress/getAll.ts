import type { Operation } from '../../engine/operation';
import { personalDataNotice } from '../../fields/notices';
import { paginationFields } from '../../fields/pagination';
import { listBy } from '../../output/responses';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many wallet addresses',
	description: 'List many of the wallets that are known to be somebody’s',
	forAgents: 'List the wallets that are known to be somebody’s. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/travel-rule/list-wallet-addresses',
	fields: [personalDataNotice, ...paginationFields()],
	request: () => ({ method: 'GET', path: ['travel-rule', 'wallet-addresses'] }),
	response: listBy('uuid'),
};
