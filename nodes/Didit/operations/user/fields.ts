import type { INodeProperties } from 'n8n-workflow';
import { dayField, textField, textsField } from '../../fields/basic';
import { declare } from '../../input/declared';
import { countryList } from '../../input/values/countries';
import { phoneNumberList } from '../../input/values/phoneNumbers';

/** What only today's Didit lets be set of a person. */
export const personFields: INodeProperties[] = [
	textsField({
		displayName: 'Approved Emails',
		name: 'approvedEmails',
		placeholder: 'e.g. ana@example.com',
		description: 'Comma-separated email addresses that are known to be theirs, or an array',
	}),
	declare(
		{ read: phoneNumberList },
		textField({
			displayName: 'Approved Phones',
			name: 'approvedPhones',
			placeholder: 'e.g. +34600111222',
			description: 'Comma-separated phone numbers that are known to be theirs, or an array',
		}),
	),
	dayField({
		displayName: 'Date of Birth',
		name: 'dateOfBirth',
		placeholder: 'e.g. 1990-05-21',
		description: 'Only the date is sent, as YYYY-MM-DD',
	}),
	textField({
		displayName: 'Full Name',
		name: 'fullName',
		description: 'As in the document, at most 512 characters',
	}),
	declare(
		{ read: countryList },
		textField({
			displayName: 'Issuing States',
			name: 'issuingStates',
			placeholder: 'e.g. ESP, FRA',
			description:
				'Comma-separated countries of their documents, by code or English name, or an array',
		}),
	),
];
