import type { INodeProperties } from 'n8n-workflow';
import { optionalLanguageField } from '../../fields/languages';
import { declare } from '../../input/declared';
import { phoneNumber } from '../../input/values/phoneNumbers';

export const contactDetails: INodeProperties = {
	displayName: 'Contact Details',
	name: 'contactDetails',
	type: 'fixedCollection',
	placeholder: 'Add Contact Details',
	default: {},
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					placeholder: 'name@email.com',
					default: '',
					description: 'Filled in for the person in the email step',
				},
				optionalLanguageField({
					displayName: 'Email Language',
					name: 'emailLang',
					description: 'Language of the emails about the status',
				}),
				declare(
					{ read: phoneNumber },
					{
						displayName: 'Phone',
						name: 'phone',
						type: 'string',
						default: '',
						placeholder: 'e.g. +34600111222',
						description: 'Filled in for the person in the phone step, in international form',
					},
				),
				{
					displayName: 'Send Status Emails',
					name: 'sendNotificationEmails',
					type: 'boolean',
					default: false,
					description: 'Whether Didit writes to the person when the status changes',
				},
			],
		},
	],
};
