import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Advice } from '../../../api/client';
import { languages } from '../../fields/choices';
import { toList } from '../../fieldValues';
import type { ItemParameters } from '../../parameters';
import { readElements } from './formElements';

const DEFAULT_LANGUAGE = 'en';

export const questionnaireFields: INodeProperties[] = [
	{
		displayName: 'Default Language',
		name: 'defaultLanguage',
		type: 'options',
		options: languages,
		default: DEFAULT_LANGUAGE,
		description: 'Language of labels that are entered as plain text',
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
 * Turns the fields of a questionnaire, as read from a collection, into what Didit takes.
 *
 * @param path of the field with the questions, for errors
 */
export function questionnaireBody(
	parameters: ItemParameters,
	fields: IDataObject,
	path: string,
): IDataObject {
	const { languages: offered, form_elements: elements, ...rest } = fields;
	const language = String(rest.default_language ?? DEFAULT_LANGUAGE);
	return {
		...rest,
		...(offered !== undefined && { languages: toList(offered) }),
		...(elements !== undefined && {
			form_elements: readElements(parameters, path, elements as IDataObject[], language),
		}),
	};
}

/** The element types and the rule on languages changed in later versions of the API. */
export const newerForm: readonly Advice[] = [
	{
		when: /\blanguages?\b.*(required|must)|element_type|not a valid choice/i,
		say: 'This Didit application takes questionnaires in a newer form: it wants Languages to be set and contain "en", and it no longer knows the element types Checkbox and Date.',
	},
];
