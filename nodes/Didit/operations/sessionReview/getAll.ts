import { list } from '../../output/responses';
import { paginationFields } from '../../fields/pagination';
import { sessionId } from '../../fields/locators';
import { review } from '../../output/simplify/session/review';
import type { Operation } from '../../engine/operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many session reviews',
	description: 'List many reviews and status changes of a session',
	forAgents:
		'List the reviews and status changes of a session, with who made them and why. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/sessions/list-reviews',
	fields: [sessionId, ...paginationFields()],
	request: (parameters) => ({
		method: 'GET',
		path: ['sessions', parameters.id('sessionId'), 'reviews'],
	}),
	response: list,
	simplify: review,
};
