import type { IDataObject } from 'n8n-workflow';
import type { DiditRequest } from '../../../api/types';
import { record } from '../../output/expectations';
import type { ItemParameters } from '../../input/ItemParameters';
import { additionalFields } from '../../fields/collections';
import { questionnaire } from '../../output/simplify/questionnaire';
import type { Operation } from '../../engine/operation';
import { currentFields, questionnaireFields } from './fields';
import { formElements, formElementsJson } from './formElements';
import { readElements, readElementsJson } from './readElements';
import type { Source } from './toCurrent';
import { checkSpec, toCurrentCreation } from './toCurrent';

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
		additionalFields([...questionnaireFields, ...currentFields]),
	],
	howToCheck:
		'Look under Questionnaire → Get Many whether it is there before you create another one.',
	request: {
		// Today's Didit would take most of the specification's form, and ask other questions.
		asksFirst: true,
		spec: (parameters) => {
			const body = bodyOf(parameters);
			checkSpec(parameters, sourceOf(parameters), body);
			return creating(body);
		},
		current: (parameters) =>
			creating(toCurrentCreation(parameters, sourceOf(parameters), bodyOf(parameters))),
	},
	expects: record('a questionnaire', 'uuid', 'questionnaire_id'),
	simplify: questionnaire,
};

function creating(body: IDataObject): DiditRequest {
	return { method: 'POST', path: ['questionnaires'], body };
}

function bodyOf(parameters: ItemParameters): IDataObject {
	return {
		title: parameters.text('title'),
		...parameters.wire('additionalFields'),
		form_elements: isJson(parameters)
			? readElementsJson(parameters, 'formElementsJson', parameters.json('formElementsJson'))
			: readElements(parameters, 'formElements', parameters.group('formElements')),
	};
}

function isJson(parameters: ItemParameters): boolean {
	return parameters.text('defineFormElements') === 'json';
}

function sourceOf(parameters: ItemParameters): Source {
	const written = isJson(parameters);
	const elements = written ? 'formElementsJson' : 'formElements';
	return { collection: 'additionalFields', elements, isJson: written };
}
