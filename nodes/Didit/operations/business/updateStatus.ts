import type { Operation } from '../../engine/operation';
import { choiceField } from '../../fields/basic';
import { newerUserStatuses } from '../../fields/choices';
import { record } from '../../output/expectations';
import { business } from '../../output/simplify/business';
import { businessVendorData } from './fields';

export const updateStatus: Operation = {
	value: 'updateStatus',
	name: 'Update Status',
	action: 'Update the status of a business',
	description: 'Set a company to active, flagged or blocked by hand',
	forAgents:
		'Set a company to active, flagged or blocked by hand. Only use it when somebody with the authority has told you the outcome.',
	lock: { because: 'decides about a company' },
	docs: 'https://docs.didit.me/management-api/businesses/update-status',
	fields: [
		businessVendorData,
		choiceField(
			{
				displayName: 'Status',
				name: 'status',
				required: true,
				description:
					'A blocked company starts no session, and its identifier is put on the blocklist',
			},
			newerUserStatuses,
		),
	],
	howToCheck: 'Look at the company with Business → Get.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['businesses', parameters.ownId('vendorData'), 'update-status'],
		body: { status: parameters.text('status') },
	}),
	expects: record('a business', 'didit_internal_id', 'vendor_data'),
	simplify: business,
};
