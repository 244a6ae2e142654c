import type { Operation } from '../../engine/operation';
import { identifierField, jsonField, objectField, textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { declare } from '../../input/declared';
import { amount } from '../../input/values/text';
import { record } from '../../output/expectations';
import { transferNotice } from './fields';

export const registerInbound: Operation = {
	value: 'registerInbound',
	name: 'Register Inbound',
	action: 'Register an inbound transfer',
	description:
		'Tell of crypto that came in, so that the provider that sent it is asked who is behind it',
	forAgents:
		'Tell of crypto that came in, so that the sending provider is asked who is behind it. created tells whether it is new.',
	lock: { because: 'tells another provider of a transfer' },
	docs: 'https://docs.didit.me/management-api/travel-rule/register-inbound',
	fields: [
		transferNotice,
		textField({
			displayName: 'Chain',
			name: 'chain',
			required: true,
			placeholder: 'e.g. ethereum',
		}),
		identifierField({
			displayName: 'Transaction Hash',
			name: 'txid',
			required: true,
			description: 'Of the transfer on the chain',
		}),
		identifierField({
			displayName: 'Wallet Address',
			name: 'walletAddress',
			required: true,
			description: 'Where it came in',
		}),
		declare(
			{ read: amount },
			textField({
				displayName: 'Amount',
				name: 'amount',
				required: true,
				placeholder: 'e.g. 500.00',
			}),
		),
		textField({
			displayName: 'Currency',
			name: 'currency',
			required: true,
			placeholder: 'e.g. USDC',
		}),
		additionalFields([
			jsonField({
				displayName: 'Beneficiary Data',
				name: 'beneficiaryData',
				description: 'Your customer, as JSON',
			}),
			objectField(
				{
					displayName: 'Originating VASP',
					name: 'originatingVasp',
					description: 'The provider that sent it, where it is known',
				},
				[
					textField({ displayName: 'LEI', name: 'lei' }),
					textField({ displayName: 'Name', name: 'name' }),
					textField({ displayName: 'Travel Address', name: 'travelAddress' }),
				],
			),
			jsonField({
				displayName: 'Originator Data',
				name: 'originatorData',
				description: 'Who sent it, as JSON',
			}),
		]),
	],
	howToCheck:
		'Send it again: a transfer that Didit knows is not made twice (created is false then).',
	request: (parameters) => ({
		method: 'POST',
		path: ['travel-rule', 'inbound'],
		body: {
			chain: parameters.text('chain'),
			txid: parameters.text('txid'),
			wallet_address: parameters.text('walletAddress'),
			amount: parameters.text('amount'),
			currency: parameters.text('currency'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a transfer', 'transaction_id'),
};
