import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { EVENTS } from '../common/events';
import { sessionStatuses } from '../Didit/fields/choices';

/** The end of every trigger's URL. */
export const WEBHOOK_PATH = 'didit';

/** Seconds; the specification's own figure. */
export const DEFAULT_TOLERANCE = 300;

/** Seconds; Didit does not say whether its retries, at 1 and 4 minutes, carry new headers. */
export const LONGEST_TOLERANCE = 900;

export const ENVIRONMENTS: INodePropertyOptions[] = [
	{ name: 'All', value: 'all' },
	{ name: 'Live', value: 'live' },
	{ name: 'Sandbox', value: 'sandbox' },
];

/** How the trigger tells Didit where to send events. */
export const REGISTRATION: INodePropertyOptions[] = [
	{
		name: 'Automatic',
		value: 'automatic',
		description: 'As a webhook destination where Didit has them, else as the application’s URL',
	},
	{
		name: 'Application URL',
		value: 'applicationUrl',
		description: 'As the one URL of the application, for the two session events',
	},
	{
		name: 'Destination',
		value: 'destination',
		description: 'As a webhook destination of its own, beside those of others',
	},
];

/** What becomes of another URL. */
export const REGISTERED_URL: INodePropertyOptions[] = [
	{
		name: 'Stop',
		value: 'stop',
		description: 'Change nothing and say which URL is registered',
	},
	{
		name: 'Replace It',
		value: 'replace',
		description: 'Take its place, also while listening for a test event',
	},
];

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: ENVIRONMENTS,
			default: 'all',
			description: 'An event that names no environment counts as live',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			options: sessionStatuses,
			default: [],
			description: 'For Session Status Updated only. Leave empty for all.',
		},
		{
			displayName: 'Workflow Names or IDs',
			name: 'workflowIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getWorkflows' },
			default: [],
			description:
				'An event that names no Didit workflow passes. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Accept Simple Signature',
			name: 'acceptSimpleSignature',
			type: 'boolean',
			default: false,
			description:
				'Whether to fall back to X-Signature-Simple, for when something between Didit and n8n changes the body. It covers four fields only, so only those are handed out: fetch the decision with the Didit node.',
		},
		{
			displayName: 'If Another URL Is Registered',
			name: 'registeredUrl',
			type: 'options',
			options: REGISTERED_URL,
			default: 'stop',
			description:
				'What to do where the application sends its events to a URL that the trigger would silence. The URL of another trigger of this n8n is never replaced.',
		},
		{
			displayName: 'Registration',
			name: 'registration',
			type: 'options',
			options: REGISTRATION,
			default: 'automatic',
			description: 'How the trigger tells Didit where to send events',
		},
		{
			displayName: 'Timestamp Tolerance',
			name: 'timestampTolerance',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LONGEST_TOLERANCE },
			default: DEFAULT_TOLERANCE,
			description: 'How many seconds old, or ahead, a delivery may be. At most 900.',
		},
		{
			displayName: 'URL to Restore',
			name: 'restoreUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/webhooks/didit',
			displayOptions: { show: { registeredUrl: ['replace'] } },
			description:
				'Registered again when the workflow is unpublished or the test ends, and nothing else of it is in its place. Without it, none is.',
		},
	],
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: EVENTS,
		// The two of the specification; the others are known from today's documents.
		default: ['status.updated', 'data.updated'],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	filters,
	options,
];
