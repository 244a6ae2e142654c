import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../output/expectations';
import type { ItemParameters } from '../../input/ItemParameters';
import { objectsIn } from '../../output/simplify/values';

/**
 * What the specification's types of questions are called in today's Didit. There its
 * Multiple Choice, of which one answer is chosen, is a single choice, and `multiple_choice` takes
 * several answers, as its Checkbox does.
 */
const LATER_TYPES: Readonly<Record<string, string>> = {
	checkbox: 'multiple_choice',
	date: 'date_picker',
	multiple_choice: 'single_choice',
};

/** Today's Didit wants every questionnaire to have it. */
const NEEDED_LANGUAGE = 'en';

/**
 * A questionnaire in the form of today's Didit.
 *
 * @param body in the specification's form
 * @throws NodeOperationError for questions that are not in English, too
 */
export function inCurrentForm(parameters: ItemParameters, body: IDataObject): IDataObject {
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
	return { ...body, languages, form_elements: elements.map(toCurrentElement) };
}

function toCurrentElement(element: IDataObject): IDataObject {
	const type = String(element.element_type);
	return { ...element, element_type: LATER_TYPES[type] ?? type };
}
