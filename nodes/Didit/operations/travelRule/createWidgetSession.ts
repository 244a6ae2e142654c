import type { Operation } from '../../engine/operation';
import { identifierField, textField, wholeField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { transactionId } from '../../fields/locators';
import { keysNotice } from '../../fields/notices';
import { personVendorData } from '../../fields/vendorData';
import { declare } from '../../input/declared';
import { record } from '../../output/expectations';

export const createWidgetSession: Operation = {
	value: 'createWidgetSession',
	name: 'Create Widget Session',
	action: 'Create a widget session',
	description: 'Make a page on which somebody proves that a wallet is theirs',
	forAgents:
		'Make a page on which somebody proves that a wallet is theirs. The link is for that person alone.',
	lock: { because: 'shows a link that is somebody’s alone' },
	docs: 'https://docs.didit.me/transaction-monitoring/travel-rule',
	fields: [
		keysNotice,
		identifierField({ displayName: 'Wallet Address', name: 'walletAddress', required: true }),
		textField({
			displayName: 'Chain',
			name: 'chain',
			required: true,
			placeholder: 'e.g. ethereum',
		}),
		additionalFields([
			textField({
				displayName: 'Callback URL',
				name: 'callbackUrl',
				placeholder: 'e.g. https://example.com/done',
				description: 'Where the person is sent afterwards',
			}),
			wholeField(
				{ displayName: 'Expires in Minutes', name: 'expiresInMinutes' },
				{ least: 1, standard: 60 },
			),
			textField({ displayName: 'Holder Name', name: 'holderName' }),
			identifierField({
				displayName: 'Satoshi Deposit Address',
				name: 'satoshiDepositAddress',
				description: 'For a proof by a tiny payment: where it goes',
			}),
			declare(
				{ whenEmpty: 'refuse' },
				{ ...transactionId, required: false, description: 'The transaction that the proof is for' },
			),
			personVendorData,
		]),
	],
	howToCheck: 'Make another: it ends by itself.',
	request: (parameters) => ({
		method: 'POST',
		path: ['travel-rule', 'widget-session'],
		body: {
			wallet_address: parameters.text('walletAddress'),
			chain: parameters.text('chain'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a widget session', 'widget_session_id', 'url'),
};
