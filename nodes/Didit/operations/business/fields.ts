import type { INodeProperties } from 'n8n-workflow';
import { choiceField, textField } from '../../fields/basic';
import { metadataField } from '../../fields/checkFields';
import { newerUserStatuses } from '../../fields/choices';
import { countryField } from '../../fields/countries';
import { listedLocator } from '../../fields/locators';

export const businessVendorData = listedLocator({
	displayName: 'Business',
	name: 'vendorData',
	description: 'The vendor data under which the company is known: your own identifier',
	list: 'searchBusinesses',
	placeholder: 'e.g. company-123',
});

/** What is known of a company besides its identifier. */
export const businessFields: INodeProperties[] = [
	countryField({
		displayName: 'Country Code',
		name: 'countryCode',
		description: 'Where the company is registered: a code or the English name',
	}),
	textField({
		displayName: 'Display Name',
		name: 'displayName',
		description: 'How the console calls it, at most 255 characters',
	}),
	textField({
		displayName: 'Legal Name',
		name: 'legalName',
		placeholder: 'e.g. Acme Trading Ltd',
		description: 'As it stands in the register, at most 255 characters',
	}),
	metadataField('the company'),
	textField({
		displayName: 'Registration Number',
		name: 'registrationNumber',
		placeholder: 'e.g. 00000000',
		description: 'As it stands in the register, at most 100 characters',
	}),
	choiceField(
		{
			displayName: 'Status',
			name: 'status',
			description: 'Set by hand, whatever the sessions say. A blocked company starts no session.',
		},
		newerUserStatuses,
	),
];
