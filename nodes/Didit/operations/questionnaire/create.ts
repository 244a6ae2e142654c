import { record } from '../../expectations';
import { additionalFields } from '../../fields/collections';
import { simplify } from '../../fields/simplify';
import { questionnaire } from '../../simplify/questionnaire';
import type { Operation } from '../types';
import { newerForm, questionnaireFields } from './fields';
import { formElements, formElementsJson } from './formElements';
import { readElements, readElementsJson } from './readElements';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a questionnaire',
	description: 'Create a form whose questions a workflow can ask',
	forAgents:
		'Create a form whose questions can be part of a verification workflow. Use it only when the user asks for a new form.',
	docs: 'https://docs.didit.me/management-api/questionnaires/create',
	fields: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Employment details',
		},
		{
			displayName: 'Define Form Elements',
			name: 'defineFormElements',
			type: 'options',
			options: [
				{ name: 'Using Fields Below', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How to enter the questions',
		},
		{
			...formElements,
			required: true,
			displayOptions: { show: { defineFormElements: ['fields'] } },
		},
		{
			...formElementsJson,
			required: true,
			displayOptions: { show: { defineFormElements: ['json'] } },
		},
		...simplify(questionnaire),
		additionalFields(questionnaireFields),
	],
	check: 'Look under Questionnaire → Get Many whether it is there before you create another one.',
	request: (parameters) => ({
		method: 'POST',
		path: ['questionnaires'],
		body: {
			title: parameters.text('title'),
			...parameters.wire('additionalFields'),
			form_elements:
				parameters.text('defineFormElements') === 'json'
					? readElementsJson(parameters, 'formElementsJson', parameters.json('formElementsJson'))
					: readElements(parameters, 'formElements', parameters.group('formElements')),
		},
	}),
	expects: record('a questionnaire', 'uuid', 'questionnaire_id'),
	simplify: questionnaire,
	advice: newerForm,
};
