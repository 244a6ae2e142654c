import type { INodeProperties } from 'n8n-workflow';
import { textField, textsField } from '../../fields/basic';

/** What is told of an application; its key and its ID never change. */
export const applicationFields: INodeProperties[] = [
	textField({ displayName: 'Description', name: 'description' }),
	textField({ displayName: 'Name', name: 'name', placeholder: 'e.g. Onboarding' }),
	textField({
		displayName: 'Privacy URL',
		name: 'privacyUrl',
		placeholder: 'e.g. https://example.com/privacy',
	}),
	textsField({
		displayName: 'Redirect URIs',
		name: 'redirectUris',
		placeholder: 'e.g. https://example.com/done',
		description: 'Comma-separated addresses that people may be sent back to, or an array',
	}),
	textField({
		displayName: 'Terms URL',
		name: 'termsUrl',
		placeholder: 'e.g. https://example.com/terms',
	}),
	textField({
		displayName: 'Website URL',
		name: 'websiteUrl',
		placeholder: 'e.g. https://example.com',
	}),
];
