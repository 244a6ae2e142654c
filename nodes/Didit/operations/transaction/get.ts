import type { Operation } from '../../engine/operation';
import { transactionId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { transaction } from '../../output/simplify/transaction';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a transaction',
	description: 'Read what became of a transaction, its rules and alerts',
	forAgents:
		'Read what became of a transaction, with its score and why. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/transactions/get',
	fields: [personalDataNotice, transactionId],
	request: (parameters) => ({
		method: 'GET',
		path: ['transactions', parameters.id('transactionId')],
	}),
	expects: record('a transaction', 'uuid', 'txn_id'),
	simplify: transaction,
};
