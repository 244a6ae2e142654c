import type { Operation } from '../../engine/operation';
import {
	choiceField,
	choicesFrom,
	identifierField,
	numberField,
	textField,
} from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { costNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { transaction } from '../../output/simplify/transaction';
import { transactionFields } from './fields';
import type { IDataObject } from 'n8n-workflow';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a transaction',
	description: 'Hand a payment in for monitoring; the answer says whether it may go on',
	forAgents:
		'Hand a payment in for monitoring. Costs credits each time. status tells whether it may go on: APPROVED, IN_REVIEW, DECLINED or AWAITING_USER.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/management-api/transactions/create',
	fields: [
		costNotice('transaction'),
		identifierField({
			displayName: 'Transaction ID',
			name: 'transactionId',
			required: true,
			placeholder: 'e.g. payment-2026-001',
			description:
				'Your own identifier of it. Didit refuses one that it knows, so that nothing is counted twice.',
		}),
		choiceField(
			{
				displayName: 'Transaction Category',
				name: 'transactionCategory',
				required: true,
				description: 'What kind of event it is',
			},
			[
				...choicesFrom(
					'finance',
					'gambling_bet',
					'gambling_bonus_change',
					'gambling_limit_change',
					'kyc',
					'user_event',
				),
				{ name: 'Audit Trail Event', value: 'audit_trail_event' },
				{ name: 'Travel Rule', value: 'travelRule' },
			],
			'finance',
		),
		choiceField(
			{
				displayName: 'Direction',
				name: 'direction',
				required: true,
				description: 'Seen from your user',
			},
			choicesFrom('inbound', 'outbound'),
			'outbound',
		),
		numberField({ displayName: 'Amount', name: 'amount', required: true }, { standard: 0 }),
		textField({
			displayName: 'Currency',
			name: 'currency',
			required: true,
			placeholder: 'e.g. EUR',
		}),
		identifierField({
			displayName: 'Subject Vendor Data',
			name: 'subjectVendorData',
			required: true,
			placeholder: 'e.g. user-123',
			description: 'Your own identifier of the user who pays or is paid',
		}),
		textField({
			displayName: 'Subject Full Name',
			name: 'subjectFullName',
			required: true,
			placeholder: 'e.g. Ana Ruiz',
		}),
		additionalFields(transactionFields),
	],
	howToCheck:
		'It is not known whether it was charged. Send it again with the same Transaction ID: Didit refuses it where it has it already.',
	errorHints: [
		{
			when: /already exists/i,
			say: 'Didit has a transaction with this ID already: find it with Transaction → Get Many. Nothing was counted twice.',
		},
	],
	request: (parameters) => {
		const {
			subject,
			transaction_details: details,
			...others
		} = parameters.wire('additionalFields');
		return {
			method: 'POST',
			path: ['transactions'],
			rateScope: 'ingest',
			body: {
				transaction_id: parameters.text('transactionId'),
				transaction_category: parameters.text('transactionCategory'),
				transaction_details: {
					direction: parameters.text('direction'),
					amount: parameters.number('amount'),
					currency: parameters.text('currency'),
					...(details as IDataObject | undefined),
				},
				subject: {
					vendor_data: parameters.text('subjectVendorData'),
					full_name: parameters.text('subjectFullName'),
					...(subject as IDataObject | undefined),
				},
				...others,
			},
		};
	},
	expects: record('a transaction', 'uuid', 'txn_id'),
	simplify: transaction,
};
