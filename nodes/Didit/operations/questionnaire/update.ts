import { updateFields } from '../../fields/collections';
import { questionnaireId } from '../../fields/locators';
import type { Operation } from '../types';
import { newerForm, questionnaireBody, questionnaireFields } from './fields';
import { formElements } from './formElements';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a questionnaire',
	description: 'Change a questionnaire; the questions, if named, replace all that it has',
	docs: 'https://docs.didit.me/management-api/questionnaires/update',
	fields: [
		questionnaireId,
		updateFields(
			[
				...questionnaireFields,
				formElements,
				{ displayName: 'Title', name: 'title', type: 'string' as const, default: '' },
			].sort((a, b) => a.displayName.localeCompare(b.displayName)),
		),
	],
	request: (parameters) => ({
		method: 'PATCH',
		path: ['questionnaires', parameters.id('questionnaireId')],
		body: questionnaireBody(
			parameters,
			parameters.changes('updateFields'),
			'updateFields.formElements',
		),
	}),
	advice: newerForm,
};
