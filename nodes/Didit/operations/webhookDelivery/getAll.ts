import { filters } from '../../fields/collections';
import { destinationId } from '../../fields/locators';
import { paginationFields } from '../../fields/pagination';
import { declare } from '../../input/declared';
import { day } from '../../input/values/days';
import { listBy } from '../../output/responses';
import type { Operation } from '../../engine/operation';
import { deliveriesPath } from './fields';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhook deliveries',
	description: 'List many of the attempts to send events to a destination, the newest first',
	forAgents:
		'List the attempts to send events to a webhook destination, and how the receiver answered each (response_status). Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/webhook/list-deliveries',
	fields: [
		destinationId,
		...paginationFields(
			filters([
				declare(
					{ read: day },
					{
						displayName: 'Sent From',
						name: 'dateFrom',
						type: 'dateTime',
						default: '',
						placeholder: 'e.g. 2026-05-21',
						description: 'The first day, in UTC',
					},
				),
				declare(
					{ read: day },
					{
						displayName: 'Sent Until',
						name: 'dateTo',
						type: 'dateTime',
						default: '',
						placeholder: 'e.g. 2026-05-21',
						description: 'The last day, in UTC',
					},
				),
			]),
		),
	],
	request: (parameters) => ({
		method: 'GET',
		path: deliveriesPath(parameters),
		query: parameters.wire('filters'),
	}),
	response: listBy('uuid'),
};
