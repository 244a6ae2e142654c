import type { Operation } from '../../engine/operation';
import { textField, wholeField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { keysNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { identifier } from '../../input/values/identifiers';
import { record } from '../../output/expectations';

export const createSdkToken: Operation = {
	value: 'createSdkToken',
	name: 'Create SDK Token',
	action: 'Create an SDK token for transactions',
	description: 'Make a token with which an app hands in the transactions of one user',
	forAgents:
		'Make a token with which an app hands in the transactions of one user. Never repeat it to anybody.',
	lock: { because: 'shows a token' },
	docs: 'https://docs.didit.me/transaction-monitoring/sdk-transaction-submission',
	fields: [
		keysNotice,
		declare(
			{ read: identifier },
			textField({
				displayName: 'Vendor Data',
				name: 'vendorData',
				required: true,
				placeholder: 'e.g. user-123',
				description: 'Your own identifier of the user whose transactions it is for',
			}),
		),
		additionalFields([
			wholeField(
				{
					displayName: 'Max Uses',
					name: 'maxUses',
					description: 'How often it can be used; without this field any number of times',
				},
				{ least: 1, standard: 1 },
			),
			wholeField(
				{
					displayName: 'TTL (Seconds)',
					name: 'ttlSeconds',
					description: 'For how long it can be used, at most a day',
				},
				{ least: 1, most: 86_400, standard: 900 },
			),
		]),
	],
	howToCheck: 'Make another: it ends by itself.',
	request: (parameters) => ({
		method: 'POST',
		path: ['transactions', 'sdk-token'],
		body: { vendor_data: parameters.text('vendorData'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a token', 'sdk_token'),
};
