import type { INodeProperties } from 'n8n-workflow';
import { declare } from '../input/declared';
import { phoneNumber } from '../input/values/phoneNumbers';
import { textField, wholeField } from './basic';

export const emailField: INodeProperties = textField({
	displayName: 'Email',
	name: 'email',
	required: true,
	placeholder: 'name@email.com',
	description: 'Address of the person',
});

export const phoneNumberField: INodeProperties = declare(
	{ read: phoneNumber },
	textField({
		displayName: 'Phone Number',
		name: 'phoneNumber',
		required: true,
		placeholder: 'e.g. +34600111222',
		description: 'Number of the person, in international form',
	}),
);

export const oneTimeCode: INodeProperties = textField({
	displayName: 'Code',
	name: 'code',
	required: true,
	placeholder: 'e.g. 123456',
	description: 'What the person typed; a wrong one is an answer, too',
});

export const codeSize: INodeProperties = wholeField(
	{
		displayName: 'Code Size',
		name: 'codeSize',
		description: 'Characters of the code, from 4 to 8',
	},
	{ least: 4, most: 8, standard: 6 },
);
