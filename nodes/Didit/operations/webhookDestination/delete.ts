import { deleteNotice } from '../../fields/notices';
import { destinationId } from '../../fields/locators';
import { CONFIRMATION } from '../../output/expectations';
import { deleted } from '../../output/responses';
import type { Operation } from '../../engine/operation';
import { destinationNotice } from './fields';

export const deleteDestination: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a webhook destination',
	description: 'Stop events from being sent to an address, and drop the list of its deliveries',
	forAgents:
		'Delete a webhook destination with the list of its deliveries. Whatever listens there gets nothing from then on. Only use it on an explicit request that names it.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/webhook/delete-destination',
	fields: [deleteNotice, destinationNotice, destinationId],
	request: (parameters) => ({
		method: 'DELETE',
		path: ['webhook', 'destinations', parameters.id('destinationId')],
	}),
	expects: CONFIRMATION,
	response: deleted('destinationId'),
};
