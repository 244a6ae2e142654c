import { record } from '../../output/expectations';
import { questionnaireId } from '../../fields/locators';
import { questionnaire } from '../../output/simplify/questionnaire';
import type { Operation } from '../../engine/operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a questionnaire',
	description: 'Read a questionnaire with its questions',
	forAgents:
		'Read one questionnaire with its questions, by its ID. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/questionnaires/get',
	fields: [questionnaireId],
	request: (parameters) => ({
		method: 'GET',
		path: ['questionnaires', parameters.id('questionnaireId')],
	}),
	expects: record('a questionnaire', 'uuid', 'questionnaire_id'),
	simplify: questionnaire,
};
