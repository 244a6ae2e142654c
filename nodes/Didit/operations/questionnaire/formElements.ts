import type { INodeProperties } from 'n8n-workflow';
import { languageField } from '../../fields/languages';

/** A text in one or more languages. */
function translations(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'placeholder'>,
	label: string,
): INodeProperties {
	return {
		...field,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [
			{
				displayName: label,
				name: 'values',
				values: [
					languageField({ displayName: 'Language', name: 'language' }),
					{
						displayName: 'Text',
						name: 'text',
						type: 'string',
						default: '',
						placeholder: 'e.g. Your occupation',
					},
				],
			},
		],
	};
}

const labels = translations(
	{
		displayName: 'Labels',
		name: 'labels',
		placeholder: 'Add Label',
		description: 'What the person reads, once for each language',
	},
	'Label',
);

/** What few questions need, and only today's Didit knows. */
const further: INodeProperties = {
	displayName: 'Further Settings',
	name: 'further',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	options: [
		translations(
			{
				displayName: 'Descriptions',
				name: 'descriptions',
				placeholder: 'Add Description',
				description: 'What explains the question, once for each language',
			},
			'Description',
		),
		{
			displayName: 'Element ID',
			name: 'elementId',
			type: 'string',
			default: '',
			description: 'By what answers and branches name the question',
		},
		{
			displayName: 'Max Files',
			name: 'maxFiles',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 5, numberPrecision: 0 },
			default: 1,
			description: 'How many files or pictures can be uploaded, from 1 to 5',
		},
		translations(
			{
				displayName: 'Placeholders',
				name: 'placeholders',
				placeholder: 'Add Placeholder',
				description: 'What stands in the empty field, once for each language',
			},
			'Placeholder',
		),
		{
			displayName: 'Validation',
			name: 'validation',
			type: 'json',
			default: '{}',
			description:
				'What an answer has to be, as JSON: pattern, min_length, max_length, min, max, and error_message by language',
		},
	],
};

const choices: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	displayOptions: { show: { elementType: ['checkbox', 'dropdown', 'multiple_choice'] } },
	placeholder: 'Add Option',
	default: {},
	description: 'The answers to choose from',
	options: [
		{
			displayName: 'Option',
			name: 'values',
			values: [
				labels,
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'How the answer is told in decisions. Didit makes one if it is empty.',
				},
			],
		},
	],
};

/** The questions, filled in as fields. */
export const formElements: INodeProperties = {
	displayName: 'Form Elements',
	name: 'formElements',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Question',
	default: {},
	description: 'The questions, in their order',
	options: [
		{
			displayName: 'Question',
			name: 'values',
			values: [
				{
					displayName: 'Element Type',
					name: 'elementType',
					type: 'options',
					options: [
						{ name: 'Address', value: 'address' },
						{ name: 'Checkbox', value: 'checkbox', description: 'Several answers can be chosen' },
						{ name: 'Consent', value: 'consent' },
						{ name: 'Country', value: 'country' },
						{ name: 'Date', value: 'date' },
						{ name: 'Dropdown', value: 'dropdown', description: 'One answer, from a list' },
						{ name: 'Email', value: 'email' },
						{ name: 'File Upload', value: 'file_upload' },
						{ name: 'Heading', value: 'heading' },
						{ name: 'Image', value: 'image' },
						{ name: 'Long Text', value: 'long_text' },
						{
							name: 'Multiple Choice',
							value: 'multiple_choice',
							description: 'One of several answers is chosen',
						},
						{ name: 'Number', value: 'number' },
						{ name: 'Paragraph', value: 'paragraph' },
						{ name: 'Phone', value: 'phone' },
						{ name: 'Section Header', value: 'section_header' },
						{ name: 'Separator', value: 'separator' },
						{ name: 'Short Text', value: 'short_text' },
						{ name: 'Time', value: 'time' },
					],
					default: 'short_text',
				},
				labels,
				choices,
				{
					displayName: 'Required',
					name: 'isRequired',
					type: 'boolean',
					default: false,
					description: 'Whether the question must be answered',
				},
				further,
			],
		},
	],
};

/** The same as JSON, sent as it is written. */
export const formElementsJson: INodeProperties = {
	displayName: 'Form Elements (JSON)',
	name: 'formElementsJson',
	type: 'json',
	default: '[]',
	description:
		'The questions as Didit takes them: [{"element_type": "short_text", "label": {"en": "Question?"}}]',
};
