import type { INodeProperties } from 'n8n-workflow';
import { options } from '../../fields/collections';

export const secretOptions = options([
	{
		displayName: 'Reveal Secret',
		name: 'revealSecret',
		type: 'boolean',
		default: false,
		description:
			'Whether to return the signing secret whole. It then stays in the execution data; otherwise only its last four characters are shown.',
	},
]);

export const webhookVersion: INodeProperties = {
	displayName: 'Webhook Version',
	name: 'webhookVersion',
	type: 'options',
	options: [
		{ name: 'V1', value: 'v1' },
		{ name: 'V2', value: 'v2' },
		{ name: 'V3 (Recommended)', value: 'v3' },
	],
	default: 'v3',
	description: 'Form of the events. The Didit Trigger needs V3.',
};
