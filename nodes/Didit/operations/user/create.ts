import type { Operation } from '../../engine/operation';
import { choiceField, textField } from '../../fields/basic';
import { metadataField } from '../../fields/checkFields';
import { newerUserStatuses } from '../../fields/choices';
import { additionalFields } from '../../fields/collections';
import { declare } from '../../input/declared';
import { identifier } from '../../input/values/identifiers';
import { record } from '../../output/expectations';
import { user } from '../../output/simplify/user';
import { personFields } from './fields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a user',
	description: 'Make a person known to Didit before their first session',
	forAgents:
		'Make a person known to Didit, with your own identifier of them (vendorData). They are not verified by that.',
	docs: 'https://docs.didit.me/management-api/users/create',
	fields: [
		declare(
			{ read: identifier },
			textField({
				displayName: 'Vendor Data',
				name: 'vendorData',
				required: true,
				placeholder: 'e.g. user-123',
				description:
					'Your own identifier of the person; no other user of the application may have it',
			}),
		),
		additionalFields([
			...personFields,
			textField({
				displayName: 'Display Name',
				name: 'displayName',
				description: 'How the console calls them, at most 255 characters',
			}),
			metadataField('the person'),
			choiceField(
				{
					displayName: 'Status',
					name: 'status',
					description: 'Somebody who is blocked cannot start a session',
				},
				newerUserStatuses,
			),
		]),
	],
	howToCheck: 'Look under User → Get Many whether they are there.',
	request: (parameters) => ({
		method: 'POST',
		path: ['users', 'create'],
		body: { vendor_data: parameters.text('vendorData'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a user', 'vendor_data', 'didit_internal_id'),
	simplify: user,
};
