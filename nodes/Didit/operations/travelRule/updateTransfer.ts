import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom, identifierField, jsonField } from '../../fields/basic';
import { updateFields } from '../../fields/collections';
import { transactionId } from '../../fields/locators';
import { record } from '../../output/expectations';
import { travelRule } from '../../output/simplify/travelRule';
import { transferNotice } from './fields';

export const updateTransfer: Operation = {
	value: 'updateTransfer',
	name: 'Update Transfer',
	action: 'Update a travel rule transfer',
	description: 'Say under which hash a transfer went out, send its data again, or call it off',
	forAgents:
		'Say under which hash a transfer went out, send its data again, or call it off. Only use it when somebody with the authority has told you to.',
	lock: { because: 'tells another provider of a transfer' },
	docs: 'https://docs.didit.me/transaction-monitoring/travel-rule',
	fields: [
		transferNotice,
		transactionId,
		updateFields([
			choiceField(
				{
					displayName: 'Action',
					name: 'action',
					description: 'Resend asks the other provider once more, Cancel ends the exchange',
				},
				choicesFrom('cancel', 'resend'),
				'resend',
			),
			jsonField({
				displayName: 'Beneficiary VASP',
				name: 'beneficiaryVasp',
				description: 'The provider that receives it, where Didit did not find it, as JSON',
			}),
			identifierField({
				displayName: 'Payment Transaction Hash',
				name: 'paymentTxnId',
				description: 'Of the transfer on the chain',
			}),
		]),
	],
	howToCheck: 'Look at the transaction with Transaction → Get.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['transactions', parameters.id('transactionId'), 'travel-rule'],
		body: parameters.changes('updateFields'),
	}),
	expects: record('a transfer', 'uuid', 'status'),
	simplify: travelRule,
};
