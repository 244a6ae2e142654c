import type { Operation } from '../../engine/operation';
import { listId } from '../../fields/locators';
import { record } from '../../output/expectations';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a list',
	description: 'Read what a list is for and how many entries it has',
	forAgents:
		'Read what a list is for and how many entries it has. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/lists/get',
	fields: [listId],
	request: (parameters) => ({ method: 'GET', path: ['lists', parameters.id('listId')] }),
	expects: record('a list', 'uuid'),
};
