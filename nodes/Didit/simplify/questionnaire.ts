import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { joined, objectsIn, orNull } from './values';

/** A row of the list, which comes without the questions. */
export const questionnaireRow: Simplification = {
	fields: [
		'created_at',
		'default_language',
		'description',
		'is_active',
		'is_editable',
		'languages',
		'questionnaire_group_id',
		'questionnaire_id',
		'status',
		'title',
		'updated_at',
		'uuid',
		'version',
	],
	shape: (answer) => ({
		uuid: orNull(answer.uuid ?? answer.questionnaire_id),
		title: orNull(answer.title),
		description: orNull(answer.description),
		status: orNull(answer.status),
		version: orNull(answer.version),
		is_active: orNull(answer.is_active),
		default_language: orNull(answer.default_language),
		languages: joined(answer.languages),
		updated_at: orNull(answer.updated_at),
	}),
};

export const questionnaire: Simplification = {
	fields: [...questionnaireRow.fields, 'form_elements', 'graph', 'sections'].sort(),
	shape: (answer) => ({ ...questionnaireRow.shape(answer), questions: questionsOf(answer) }),
};

/** The questions in the default language, each in a line of its own. */
function questionsOf({ form_elements: elements, default_language }: IDataObject): string | null {
	if (!Array.isArray(elements)) return null;
	const labels = objectsIn(elements).map(({ label }) => {
		if (typeof label === 'string') return label;
		const [translations = {}] = objectsIn(label);
		return translations[String(default_language)] ?? Object.values(translations)[0] ?? '';
	});
	return joined(labels, '\n');
}
