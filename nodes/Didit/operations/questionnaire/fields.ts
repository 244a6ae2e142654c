import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Advice } from '../../../api/client';
import { languages } from '../../fields/choices';
import { toList } from '../../fieldValues';
import type { ItemParameters } from '../../parameters';
import { readElements } from './readElements';

const DEFAULT_LANGUAGE = 'en';

export const questionnaireFields: INodeProperties[] = [
	{
		displayName: 'Default Language',
		name: 'defaultLanguage',
		type: 'options',
		options: languages,
		default: DEFAULT_LANGUAGE,
		description: 'Language of labels that are plain text, and for people whose own is not offered',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Shown to the person above the questions',
	},
	{
		displayName: 'Languages',
		name: 'languages',
		type: 'string',
		default: '',
		placeholder: 'e.g. en, es',
		description: 'Comma-separated codes of the languages that are offered, or an array',
	},
];

/**
 * The fields of a questionnaire, as read from a collection, in the form that Didit takes.
 *
 * @param field path of the questions, for errors
 * @throws NodeOperationError for questions that lack something
 */
export function questionnaireBody(
	parameters: ItemParameters,
	fields: IDataObject,
	field: string,
): IDataObject {
	const { languages: offered, form_elements: elements, ...body } = fields;
	const language = String(body.default_language ?? DEFAULT_LANGUAGE);
	if (offered !== undefined) body.languages = toList(offered);
	if (elements !== undefined) {
		body.form_elements = readElements(parameters, field, elements, language);
	}
	return body;
}

/** The element types and the rule on languages changed in later versions of the API. */
export const newerForm: readonly Advice[] = [
	{
		when: /\blanguages?\b.*(required|must)|element_type|not a valid choice/i,
		say: 'This Didit application takes questionnaires in a newer form: it wants Languages to be set and contain "en", and it no longer knows the element types Checkbox and Date. An expression in Element Type can name one of its types.',
	},
];
