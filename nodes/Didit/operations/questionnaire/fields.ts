import type { INodeProperties } from 'n8n-workflow';
import type { ErrorHint } from '../../../api/DiditClient';
import { languageField } from '../../fields/languages';
import { declare } from '../../input/declared';
import { languageList } from '../../input/values/languages';

export const questionnaireFields: INodeProperties[] = [
	languageField({
		displayName: 'Default Language',
		name: 'defaultLanguage',
		description: 'Language for people whose own is not offered',
	}),
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Shown to the person above the questions',
	},
	declare(
		{ read: languageList },
		{
			displayName: 'Languages',
			name: 'languages',
			type: 'string',
			default: '',
			placeholder: 'e.g. en, es',
			description: 'Comma-separated codes of the languages that are offered, or an array',
		},
	),
];

/** The element types and the rule on languages changed in later versions of the API. */
export const newerForm: readonly ErrorHint[] = [
	{
		when: /\blanguages?\b.*(required|must)|element_type|not a valid choice/i,
		say: 'This Didit application takes questionnaires in a newer form: it wants Languages to be set and contain "en", and it no longer knows the element types Checkbox and Date. Form Elements (JSON) takes its new types.',
	},
];
