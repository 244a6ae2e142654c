import { additionalFields } from '../../fields/collections';
import { record } from '../../output/expectations';
import { destination } from '../../output/simplify/destination';
import type { Operation } from '../../engine/operation';
import { secretOptions, webhookVersion } from '../webhook/fields';
import { destinationNotice, enabled, subscribedEvents } from './fields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a webhook destination',
	description: 'Have events sent to one more address, with a signing secret of its own',
	forAgents:
		'Have the events of the application sent to one more address. Personal data goes there from then on, and the webhook URL of the application itself falls silent.',
	lock: { because: 'sends events to another address' },
	docs: 'https://docs.didit.me/management-api/webhook/create-destination',
	fields: [
		destinationNotice,
		{
			displayName: 'Label',
			name: 'label',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. CRM',
			description: 'Its name in the Didit Business Console, at most 255 characters',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/webhooks/didit',
			description: 'Where events are sent; no other destination of the application may have it',
		},
		additionalFields([
			enabled,
			subscribedEvents('Which events are sent. Without this field it gets none.'),
			webhookVersion,
		]),
		secretOptions,
	],
	howToCheck: 'Look under Webhook Destination → Get Many whether it is there.',
	errorHints: [
		{
			when: /already exists/i,
			say: 'Another destination has this URL. Find it with Webhook Destination → Get Many, and change it with Update.',
		},
	],
	request: (parameters) => ({
		method: 'POST',
		path: ['webhook', 'destinations'],
		body: {
			label: parameters.text('label'),
			url: parameters.text('url'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a webhook destination', 'uuid'),
	simplify: destination,
};
