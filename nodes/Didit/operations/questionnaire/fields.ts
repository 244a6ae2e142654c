import type { INodeProperties } from 'n8n-workflow';
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

/** What only today's Didit knows. */
export const currentFields: INodeProperties[] = [
	{
		displayName: 'Active',
		name: 'isActive',
		type: 'boolean',
		default: true,
		description: 'Whether workflows can ask it',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Draft', value: 'draft' },
			{ name: 'Published', value: 'published' },
		],
		default: 'published',
		description: 'Whether it is ready to be asked',
	},
];

export const CURRENT_NAMES = currentFields.map(({ name }) => name);
