import type { INodeProperties } from 'n8n-workflow';
import { choiceField, choicesFrom, identifierField, textField } from '../../fields/basic';
import { listedLocator } from '../../fields/locators';

export const walletAddressId = listedLocator({
	displayName: 'Wallet Address',
	name: 'walletAddressId',
	description: 'A wallet that is known to be somebody’s',
	list: 'searchWalletAddresses',
});

/** Whose wallet it is. */
export const holderFields: INodeProperties[] = [
	choiceField(
		{ displayName: 'Entity Type', name: 'entityType', description: 'Whether it is a person’s' },
		choicesFrom('company', 'individual'),
		'individual',
	),
	textField({ displayName: 'Holder Name', name: 'holderName' }),
	identifierField({
		displayName: 'Holder Vendor Data',
		name: 'holderVendorData',
		description: 'Your own identifier of whoever it belongs to',
	}),
	textField({
		displayName: 'Travel Address',
		name: 'travelAddress',
		description: 'Under which the provider of the wallet is reached',
	}),
];
