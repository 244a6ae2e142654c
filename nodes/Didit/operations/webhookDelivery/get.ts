import { personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import type { Operation } from '../../engine/operation';
import { deliveriesPath, deliveryFields } from './fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a webhook delivery',
	description: 'Read what was sent to a destination, with headers and body, and how it answered',
	forAgents:
		'Read one attempt to send an event: what was sent, with the personal data in it, and how the receiver answered. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/webhook/get-delivery',
	fields: [personalDataNotice, ...deliveryFields],
	request: (parameters) => ({
		method: 'GET',
		path: deliveriesPath(parameters, parameters.id('deliveryId')),
	}),
	expects: record('a webhook delivery', 'uuid'),
};
