import type { INodeProperties } from 'n8n-workflow';
import { countryField } from './countries';

/** Narrows a list to people of one country. */
export const countryFilter = countryField({
	displayName: 'Country',
	name: 'country',
	description: 'Country code or English name',
});

/** Whom a session is about, where that may stay open. */
export const personVendorData: INodeProperties = {
	displayName: 'Vendor Data',
	name: 'vendorData',
	type: 'string',
	default: '',
	placeholder: 'e.g. user-123',
	description: 'Your own identifier of the person',
};
