import { listBy } from '../../output/responses';
import { paginationFields } from '../../fields/pagination';
import { questionnaireRow } from '../../output/simplify/questionnaire';
import type { Operation } from '../../engine/operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many questionnaires',
	description: 'List many questionnaires of the application',
	forAgents:
		'List the questionnaires of the application. Use it to find the ID of one. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/questionnaires/list',
	fields: paginationFields(),
	request: () => ({ method: 'GET', path: ['questionnaires'] }),
	response: listBy('uuid'),
	simplify: questionnaireRow,
};
