import type { Operation } from '../types';

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the balance',
	description: 'Read the credit balance in dollars and the settings of the automatic refill',
	docs: 'https://docs.didit.me/management-api/billing/balance',
	fields: [],
	request: () => ({ method: 'GET', path: ['billing', 'balance'] }),
};
