import { declare } from '../input/declared';
import { identifier } from '../input/values/identifiers';
import { countryField } from './countries';

/** Narrows a list to people of one country. */
export const countryFilter = declare(
	{ agentsMayOmit: true },
	countryField({
		displayName: 'Country',
		name: 'country',
		description: 'Country code or English name',
	}),
);

/** Whom a session is about. It may be left out, but not by accident: nobody would find the session. */
export const personVendorData = declare(
	{ read: identifier, whenEmpty: 'refuse' },
	{
		displayName: 'Vendor Data',
		name: 'vendorData',
		type: 'string',
		default: '',
		placeholder: 'e.g. user-123',
		description: 'Your own identifier of the person',
	},
);
