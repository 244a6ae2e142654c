import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import {
	firstText,
	flag,
	isRecord,
	joined,
	listed,
	moment,
	numeric,
	objectsIn,
	text,
} from './values';

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
		uuid: firstText([answer.uuid, answer.questionnaire_id]),
		title: inLanguage(answer.title, answer),
		description: inLanguage(answer.description, answer),
		status: text(answer.status),
		version: numeric(answer.version),
		is_active: flag(answer.is_active),
		default_language: text(answer.default_language),
		languages: listed(answer.languages, 'code'),
		updated_at: moment(answer.updated_at),
	}),
};

export const questionnaire: Simplification = {
	fields: [...questionnaireRow.fields, 'form_elements', 'graph', 'sections'].sort(),
	shape: (answer) => ({ ...questionnaireRow.shape(answer), questions: questionsOf(answer) }),
};

/** The questions in the default language, each in a line of its own. */
function questionsOf(answer: IDataObject): string | null {
	const elements = elementsOf(answer);
	if (!elements) return null;
	return joined(
		elements.map(({ label, title, value }) =>
			firstText([inLanguage(label, answer), inLanguage(title, answer), value]),
		),
		'\n',
	);
}

/** In today's Didit the questions stand in sections. */
function elementsOf({ form_elements: elements, sections }: IDataObject): IDataObject[] | null {
	if (Array.isArray(elements)) return objectsIn(elements);
	if (!Array.isArray(sections)) return null;
	return objectsIn(sections).flatMap((section) =>
		objectsIn(section.items ?? section.form_elements),
	);
}

/** A text, or of its translations the one in the default language, else the first. */
function inLanguage(words: unknown, { default_language: language }: IDataObject): string | null {
	if (!isRecord(words)) return text(words);
	return firstText([words[String(language)], ...Object.values(words)]);
}
