import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom, identifierField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { costNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { walletScreening } from '../../output/simplify/walletScreening';

export const screenWallet: Operation = {
	value: 'screenWallet',
	name: 'Screen Wallet',
	action: 'Screen a wallet',
	description: 'Read how risky the wallet of a counterparty is',
	forAgents:
		'Read how risky a wallet is. Costs credits each time, with the provider that the application has.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/management-api/transactions/screen-wallet',
	fields: [
		costNotice('screening'),
		identifierField({ displayName: 'Wallet Address', name: 'walletAddress', required: true }),
		choiceField(
			{
				displayName: 'Blockchain',
				name: 'blockchain',
				required: true,
				description: 'Where the wallet is',
			},
			['BCH', 'BNB', 'BTC', 'DOGE', 'ETH', 'LTC', 'MATIC', 'SOL', 'TRX', 'USDC', 'USDT', 'XRP'].map(
				(value) => ({ name: value, value }),
			),
			'BTC',
		),
		additionalFields([
			choiceField(
				{
					displayName: 'Direction',
					name: 'direction',
					description: 'Which way the money goes, seen from you',
				},
				choicesFrom('deposit', 'inbound', 'outbound', 'withdrawal'),
				'outbound',
			),
		]),
	],
	howToCheck: 'It is not known whether it was charged. Running it again costs once more.',
	request: (parameters) => ({
		method: 'POST',
		path: ['wallet-screening'],
		body: {
			wallet_address: parameters.text('walletAddress'),
			blockchain: parameters.text('blockchain'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a screening', 'status', 'risk_score'),
	simplify: walletScreening,
};
