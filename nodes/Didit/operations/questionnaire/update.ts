import type { IDataObject } from 'n8n-workflow';
import type { DiditRequest } from '../../../api/types';
import { CONFIRMATION } from '../../output/expectations';
import { updateFields } from '../../fields/collections';
import { questionnaireId } from '../../fields/locators';
import type { ItemParameters } from '../../input/ItemParameters';
import { questionnaire } from '../../output/simplify/questionnaire';
import type { Operation } from '../../engine/operation';
import { currentFields, questionnaireFields } from './fields';
import { formElements, formElementsJson } from './formElements';
import { readElements, readElementsJson } from './readElements';
import type { Source } from './toCurrent';
import { checkSpec, toCurrentChanges } from './toCurrent';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a questionnaire',
	description: 'Change a questionnaire; the questions, if named, replace all that it has',
	forAgents:
		'Change a questionnaire. Questions that are given replace all that it has: read it first.',
	docs: 'https://docs.didit.me/management-api/questionnaires/update',
	fields: [
		questionnaireId,
		updateFields([
			...questionnaireFields,
			...currentFields,
			formElements,
			formElementsJson,
			{ displayName: 'Title', name: 'title', type: 'string' as const, default: '' },
		]),
	],
	howToCheck: 'Look at it with Questionnaire → Get.',
	request: {
		// Today's Didit would take most of the specification's form, and ask other questions.
		asksFirst: true,
		spec: (parameters) => {
			const body = readChanges(parameters);
			checkSpec(parameters, sourceOf(parameters), body);
			return changing(parameters, body);
		},
		current: (parameters) =>
			changing(parameters, toCurrentChanges(sourceOf(parameters), readChanges(parameters))),
	},
	expects: CONFIRMATION,
	simplify: questionnaire,
};

function readChanges(parameters: ItemParameters): IDataObject {
	const {
		form_elements: elements,
		form_elements_json: json,
		...changes
	} = parameters.changes('updateFields');
	if (elements !== undefined && json !== undefined) {
		throw parameters.refuse(
			'updateFields.formElements',
			'and Form Elements (JSON) are both set',
			'Keep one of the two. Nothing was sent.',
		);
	}
	return {
		...changes,
		// A list is cleared by an empty list.
		...(changes.languages === '' && { languages: [] }),
		...(elements !== undefined && {
			form_elements: readElements(parameters, 'updateFields.formElements', elements),
		}),
		...(json !== undefined && {
			form_elements: readElementsJson(parameters, 'updateFields.formElementsJson', json),
		}),
	};
}

function changing(parameters: ItemParameters, body: IDataObject): DiditRequest {
	return { method: 'PATCH', path: ['questionnaires', parameters.id('questionnaireId')], body };
}

function sourceOf(parameters: ItemParameters): Source {
	const isJson = parameters.wire('updateFields').form_elements_json !== undefined;
	const elements = isJson ? 'updateFields.formElementsJson' : 'updateFields.formElements';
	return { collection: 'updateFields', elements, isJson };
}
