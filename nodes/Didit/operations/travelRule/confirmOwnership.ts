import type { Operation } from '../../engine/operation';
import { flagField } from '../../fields/basic';
import { transactionId } from '../../fields/locators';
import { record } from '../../output/expectations';
import { travelRule } from '../../output/simplify/travelRule';
import { transferNotice } from './fields';

export const confirmOwnership: Operation = {
	value: 'confirmOwnership',
	name: 'Confirm Ownership',
	action: 'Confirm the ownership of a wallet',
	description:
		'As the provider that receives: say whether the wallet of a transfer is your customer’s',
	forAgents:
		'Say whether the wallet of a transfer is your customer’s. Only use it when somebody with the authority has told you.',
	lock: { because: 'decides about a transfer' },
	docs: 'https://docs.didit.me/management-api/travel-rule/confirm-ownership',
	fields: [
		transferNotice,
		transactionId,
		flagField(
			{
				displayName: 'Confirmed',
				name: 'confirmed',
				required: true,
				description: 'Whether the wallet is your customer’s; without it the transfer is declined',
			},
			true,
		),
	],
	howToCheck: 'Look at the transaction with Transaction → Get.',
	request: (parameters) => ({
		method: 'POST',
		path: ['transactions', parameters.id('transactionId'), 'travel-rule', 'ownership'],
		body: { confirmed: parameters.flag('confirmed') },
	}),
	expects: record('a transfer', 'uuid', 'status'),
	simplify: travelRule,
};
