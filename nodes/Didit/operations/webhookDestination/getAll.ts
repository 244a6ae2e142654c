import { paginationFields } from '../../fields/pagination';
import { destination } from '../../output/simplify/destination';
import { listBy } from '../../output/responses';
import type { Operation } from '../../engine/operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhook destinations',
	description: 'List many of the addresses that events are sent to, with how they were answered',
	forAgents:
		'List the webhook destinations of the application, with their deliveries of the last 30 days in figures. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/webhook/list-destinations',
	fields: paginationFields(),
	request: () => ({ method: 'GET', path: ['webhook', 'destinations'] }),
	response: listBy('uuid'),
	simplify: destination,
};
