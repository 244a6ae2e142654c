import type { INodeProperties } from 'n8n-workflow';

/** Narrows a list to people of one country. */
export const countryFilter: INodeProperties = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	default: '',
	placeholder: 'e.g. ESP',
	description: 'Three-letter country code',
};

/** Whom a session is about, where that may stay open. */
export const personVendorData: INodeProperties = {
	displayName: 'Vendor Data',
	name: 'vendorData',
	type: 'string',
	default: '',
	placeholder: 'e.g. user-123',
	description: 'Your own identifier of the person',
};
