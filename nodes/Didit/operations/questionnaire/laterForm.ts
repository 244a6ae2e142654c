import type { IDataObject } from 'n8n-workflow';
import type { DiditResponse } from '../../../api/types';
import { isRecord } from '../../output/expectations';
import type { ItemParameters } from '../../input/ItemParameters';
import { objectsIn } from '../../output/simplify/values';
import type { LaterForm } from '../../engine/wireForms';

/**
 * What the specification's types of questions are called in later versions of Didit. There its
 * Multiple Choice, of which one answer is chosen, is a single choice, and `multiple_choice` takes
 * several answers, as its Checkbox does.
 */
const LATER_TYPES: Readonly<Record<string, string>> = {
	checkbox: 'multiple_choice',
	date: 'date_picker',
	multiple_choice: 'single_choice',
};

/** Later versions want every questionnaire to have it. */
const NEEDED_LANGUAGE = 'en';

/**
 * A later version would take most of the specification's form, and ask other questions. The list of
 * workflows tells which it is: the specification's is an array, later ones come in pages.
 */
export const probe: LaterForm['probe'] = {
	request: { method: 'GET', path: ['workflows'], query: { limit: 1 } },
	tells: ({ body }: DiditResponse) => (Array.isArray(body) ? 'specification' : 'later'),
};

/**
 * A questionnaire in the form of later versions of Didit.
 *
 * @param body in the specification's form
 * @throws NodeOperationError for questions that are not in English, too
 */
export function inLaterForm(parameters: ItemParameters, body: IDataObject): IDataObject {
	const elements = objectsIn(body.form_elements);
	const written = elements.flatMap(({ label }) => (isRecord(label) ? Object.keys(label) : []));
	const { languages: given } = body;
	const languages = [...new Set([...(Array.isArray(given) ? given : []), ...written])];
	if (!languages.includes(NEEDED_LANGUAGE)) {
		throw parameters.refuse(
			'formElements',
			'has no labels in English',
			'This Didit application wants every questionnaire in English, too: add English labels. Nothing was created.',
		);
	}
	return { ...body, languages, form_elements: elements.map(inLaterWords) };
}

function inLaterWords(element: IDataObject): IDataObject {
	const type = String(element.element_type);
	return { ...element, element_type: LATER_TYPES[type] ?? type };
}
