import type { Operation } from '../../engine/operation';
import { paginationFields } from '../../fields/pagination';
import { listBy } from '../../output/responses';
import { transaction } from '../../output/simplify/transaction';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many transactions',
	description: 'List many of the transactions that were handed in, the newest first',
	forAgents: 'List transactions with their status and score. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/transactions/list',
	fields: paginationFields(),
	request: () => ({ method: 'GET', path: ['transactions'] }),
	response: listBy('uuid'),
	simplify: transaction,
};
