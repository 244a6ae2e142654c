import { additionalFields } from '../../fields/collections';
import type { Operation } from '../types';
import { newerForm, questionnaireBody, questionnaireFields } from './fields';
import { formElements } from './formElements';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a questionnaire',
	description: 'Create a form whose questions a workflow can ask',
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
		{ ...formElements, required: true },
		additionalFields(questionnaireFields),
	],
	request: (parameters) => {
		const elements = parameters.group('formElements');
		const fields = { ...parameters.wire('additionalFields'), form_elements: elements };
		return {
			method: 'POST',
			path: ['questionnaires'],
			body: {
				title: parameters.text('title'),
				...questionnaireBody(parameters, fields, 'formElements'),
			},
		};
	},
	advice: newerForm,
};
