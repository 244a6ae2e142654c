import type { Operation } from '../../engine/operation';
import { record } from '../../output/expectations';
import { business } from '../../output/simplify/business';
import { businessVendorData } from './fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a business',
	description: 'Read what is known of a company across all its sessions',
	forAgents:
		"Read what is known of one company over all its verifications, by vendor data (the user's own ID of the company). Costs nothing and changes nothing.",
	docs: 'https://docs.didit.me/management-api/businesses/get',
	fields: [businessVendorData],
	request: (parameters) => ({
		method: 'GET',
		path: ['businesses', parameters.ownId('vendorData')],
	}),
	expects: record('a business', 'didit_internal_id', 'vendor_data'),
	simplify: business,
};
