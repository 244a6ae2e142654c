import type { Operation } from '../../engine/operation';
import { flagField, identifierField, textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { record } from '../../output/expectations';
import { holderFields } from './fields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a wallet address',
	description: 'Note whose a wallet is, so that transfers to it can be told apart',
	forAgents: 'Note whose a wallet is. Only use it when somebody with the authority has told you.',
	lock: { because: 'decides about later transfers' },
	docs: 'https://docs.didit.me/management-api/travel-rule/create-wallet-address',
	fields: [
		identifierField({
			displayName: 'Address',
			name: 'address',
			required: true,
			placeholder: 'e.g. 0x…',
			description: 'Of the wallet',
		}),
		additionalFields([
			...holderFields,
			textField({ displayName: 'Chain', name: 'chain', placeholder: 'e.g. ethereum' }),
			flagField({
				displayName: 'Self Declared',
				name: 'selfDeclared',
				description: 'Whether it was only said that the wallet is theirs',
			}),
		]),
	],
	howToCheck: 'Look under Wallet Address → Get Many whether it is there.',
	request: (parameters) => ({
		method: 'POST',
		path: ['travel-rule', 'wallet-addresses'],
		body: { address: parameters.text('address'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a wallet address', 'uuid'),
};
