import type { INodeProperties } from 'n8n-workflow';
import { languageField } from '../../fields/languages';

/** Optional fields of a new session, without those that have files of their own. */
export const sessionFields: INodeProperties[] = [
	{
		displayName: 'Callback Method',
		name: 'callbackMethod',
		type: 'options',
		options: [
			{ name: 'Both', value: 'both', description: 'Both devices are sent on' },
			{ name: 'Completer', value: 'completer', description: 'The device that finished' },
			{ name: 'Initiator', value: 'initiator', description: 'The device that started' },
		],
		default: 'initiator',
		description: 'Which device goes to the callback URL when a person changes devices on the way',
	},
	{
		displayName: 'Callback URL',
		name: 'callback',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/verified',
		description:
			'Where the person is sent afterwards; Didit appends verificationSessionId and status. For results use the Didit Trigger, or Wait for Decision: anyone can open this URL.',
	},
	languageField({
		displayName: 'Language',
		name: 'language',
		description: 'Language of the pages that the person sees',
	}),
	{
		displayName: 'Metadata',
		name: 'metadata',
		type: 'json',
		default: '{}',
		description: 'Your own data, stored with the session and sent back with every event',
	},
	{
		displayName: 'Portrait Binary Field',
		name: 'portraitBinaryProperty',
		type: 'string',
		default: 'data',
		hint: 'The name of the input binary field that holds the picture',
		description: 'Reference picture for biometric authentication, at most 2 MB',
	},
	{
		displayName: 'Portrait Image (Base64)',
		name: 'portraitImage',
		type: 'string',
		default: '',
		description:
			'Reference picture for biometric authentication as base64 text, at most 2 MB of picture',
	},
];
