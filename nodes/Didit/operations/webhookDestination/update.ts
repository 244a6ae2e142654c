import { updateFields } from '../../fields/collections';
import { destinationId } from '../../fields/locators';
import { record } from '../../output/expectations';
import { destination } from '../../output/simplify/destination';
import type { Operation } from '../../engine/operation';
import { secretOptions, webhookVersion } from '../webhook/fields';
import { destinationNotice, enabled, subscribedEvents } from './fields';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a webhook destination',
	description: 'Change the address, the events or the version of a destination, or switch it off',
	forAgents:
		'Change where a webhook destination leads, which events it gets, or switch it off. Whatever listens there may get nothing from then on.',
	lock: { because: 'changes where events are sent' },
	docs: 'https://docs.didit.me/management-api/webhook/update-destination',
	fields: [
		destinationNotice,
		destinationId,
		updateFields([
			enabled,
			{
				displayName: 'Label',
				name: 'label',
				type: 'string',
				default: '',
				description: 'Its name in the Didit Business Console, at most 255 characters',
			},
			subscribedEvents('Which events are sent from now on. The list replaces the one before.'),
			{
				displayName: 'URL',
				name: 'url',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/webhooks/didit',
				description: 'Where events are sent; no other destination of the application may have it',
			},
			webhookVersion,
		]),
		secretOptions,
	],
	howToCheck: 'Look at the destination with Webhook Destination → Get.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['webhook', 'destinations', parameters.id('destinationId')],
		body: parameters.changes('updateFields'),
	}),
	expects: record('a webhook destination', 'uuid'),
	simplify: destination,
};
