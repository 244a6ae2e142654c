import type { Operation } from '../../engine/operation';
import { choiceField } from '../../fields/basic';
import { newerUserStatuses } from '../../fields/choices';
import { vendorData } from '../../fields/locators';
import { record } from '../../output/expectations';
import { user } from '../../output/simplify/user';

export const updateStatus: Operation = {
	value: 'updateStatus',
	name: 'Update Status',
	action: 'Update the status of a user',
	description: 'Set a person to active, flagged or blocked by hand',
	forAgents:
		'Set a person to active, flagged or blocked by hand. Only use it when somebody with the authority has told you the outcome.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/management-api/users/update-status',
	fields: [
		vendorData,
		choiceField(
			{
				displayName: 'Status',
				name: 'status',
				required: true,
				description:
					'Somebody who is blocked cannot start a session, and their identifier is put on the blocklist',
			},
			newerUserStatuses,
		),
	],
	howToCheck: 'Look at the user with User → Get.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['users', parameters.ownId('vendorData'), 'update-status'],
		body: { status: parameters.text('status') },
	}),
	expects: record('a user', 'vendor_data', 'didit_internal_id'),
	simplify: user,
};
