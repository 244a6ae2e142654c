import type { INodeProperties } from 'n8n-workflow';
import { languageField } from '../../fields/languages';
import { declare } from '../../input/declared';
import { textList } from '../../input/values/text';

/** Optional fields of a new session, without those that have files of their own. */
export const sessionFields: INodeProperties[] = [
	{
		displayName: 'Biometric Consent',
		name: 'biometricConsent',
		type: 'json',
		default: 'true',
		description:
			'The consent to biometric checks that you already hold, as Didit takes it, in JSON',
	},
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
	{
		displayName: 'Sandbox Scenario',
		name: 'sandboxScenario',
		type: 'string',
		default: '',
		description: 'What is played with an API key of a sandbox; a live key refuses it',
	},
	declare(
		{ read: textList },
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. vip, spring',
			description: 'Comma-separated labels to find the session by in the console, or an array',
		},
	),
	{
		displayName: 'User State',
		name: 'userState',
		type: 'json',
		default: '{}',
		description: 'What you know of the state of the person, as Didit takes it, in JSON',
	},
];
