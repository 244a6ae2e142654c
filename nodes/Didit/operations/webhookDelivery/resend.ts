import { record } from '../../output/expectations';
import type { Operation } from '../../engine/operation';
import { deliveriesPath, deliveryFields } from './fields';

export const resend: Operation = {
	value: 'resend',
	name: 'Resend',
	action: 'Resend a webhook delivery',
	description: 'Have Didit send the event of a delivery once more, and read how it is answered',
	forAgents:
		'Have an event sent to its receiver once more, signed anew. Whatever it starts there may happen twice. response_status tells how the receiver answered.',
	lock: { because: 'starts again what an event starts' },
	docs: 'https://docs.didit.me/management-api/webhook/resend-delivery',
	fields: deliveryFields,
	howToCheck:
		'Look under Webhook Delivery → Get Many whether there is a newer delivery of the event.',
	request: (parameters) => ({
		method: 'POST',
		path: deliveriesPath(parameters, parameters.id('deliveryId'), 'resend'),
	}),
	expects: record('a webhook delivery', 'uuid'),
};
