import { record } from '../../output/expectations';
import { balance } from '../../output/simplify/balance';
import type { Operation } from '../../engine/operation';

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the balance',
	description: 'Read the credit balance in dollars and the settings of the automatic refill',
	forAgents:
		'Read how many credits, in dollars, are left for verifications. Use it before several verifications are started, or when one was refused for lack of credits. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/billing/balance',
	fields: [],
	request: () => ({ method: 'GET', path: ['billing', 'balance'] }),
	expects: record('a balance', 'balance'),
	simplify: balance,
};
