import { list } from '../../output/responses';
import { filters } from '../../fields/collections';
import { paginationFields } from '../../fields/pagination';
import { declare } from '../../input/declared';
import type { Operation } from '../../engine/operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many blocklist entries',
	description: 'List many entries of the blocklist',
	forAgents:
		'List the faces, documents, phones and emails that are blocked. Use it to find out whether somebody is blocked. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/sessions-api/blocklist/list',
	fields: paginationFields(
		filters([
			declare(
				{ agentsMayOmit: true },
				{
					displayName: 'Item Type',
					name: 'itemType',
					type: 'options',
					options: [
						{ name: 'Document', value: 'document' },
						{ name: 'Email', value: 'email' },
						{ name: 'Face', value: 'face' },
						{ name: 'Phone', value: 'phone' },
					],
					default: 'face',
					description: 'What is blocked. All kinds are returned without this filter.',
				},
			),
		]),
	),
	request: (parameters) => ({
		method: 'GET',
		path: ['blocklist'],
		query: parameters.wire('filters'),
	}),
	response: list,
};
