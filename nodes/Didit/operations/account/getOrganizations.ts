import { list } from '../../output/responses';
import type { Operation } from '../../engine/operation';

export const getOrganizations: Operation = {
	value: 'getOrganizations',
	name: 'Get Organizations',
	action: 'Get organizations',
	description: 'List the organizations that the account belongs to',
	forAgents:
		'List the organizations of the Didit account, with their IDs. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/auth-api/get-credentials',
	fields: [],
	oneAtATime: true,
	request: () => ({ method: 'GET', path: ['organizations', 'me'], access: 'bearer' }),
	response: list,
};
