import { CONFIRMATION } from '../../expectations';
import { newerUserStatuses, settableUserStatuses } from '../../fields/choices';
import { updateFields } from '../../fields/collections';
import { vendorData } from '../../fields/locators';
import { declare } from '../../input/declared';
import { simplify } from '../../fields/simplify';
import { user } from '../../simplify/user';
import type { Operation } from '../types';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a user',
	description: 'Change the name, the status or your own data of a person',
	forAgents:
		'Change the name, the status or the metadata of a person. The status is a manual decision about them. Only use it when somebody with the authority has told you the outcome.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/management-api/users/update',
	fields: [
		vendorData,
		...simplify(user),
		updateFields([
			{
				displayName: 'Display Name',
				name: 'displayName',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Metadata',
				name: 'metadata',
				type: 'json',
				default: '{}',
				description: 'Your own data about the person, as JSON. It replaces what was there.',
			},
			declare(
				{ alsoTakes: newerUserStatuses },
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					options: settableUserStatuses,
					default: 'Approved',
					description: 'Set by hand, whatever the sessions say',
				},
			),
		]),
	],
	check: 'Look at the user with User → Get.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['users', parameters.ownId('vendorData')],
		body: parameters.changes('updateFields'),
	}),
	expects: CONFIRMATION,
	simplify: user,
	advice: [
		{
			when: /ACTIVE.*FLAGGED.*BLOCKED/,
			say: 'This Didit application knows the newer statuses only. Switch the Status field to an expression that returns ACTIVE, FLAGGED or BLOCKED.',
		},
	],
};
