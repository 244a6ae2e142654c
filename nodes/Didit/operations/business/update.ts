import type { Operation } from '../../engine/operation';
import { updateFields } from '../../fields/collections';
import { record } from '../../output/expectations';
import { business } from '../../output/simplify/business';
import { businessFields, businessVendorData } from './fields';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a business',
	description: 'Change the names, the status or your own data of a company',
	forAgents:
		'Change the names, the status or the metadata of a company. The status is a manual decision about it. Only use it when somebody with the authority has told you the outcome.',
	lock: { because: 'decides about a company' },
	docs: 'https://docs.didit.me/management-api/businesses/update',
	fields: [businessVendorData, updateFields(businessFields)],
	howToCheck: 'Look at the company with Business → Get.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['businesses', parameters.ownId('vendorData')],
		body: parameters.changes('updateFields'),
	}),
	expects: record('a business', 'didit_internal_id', 'vendor_data'),
	simplify: business,
};
