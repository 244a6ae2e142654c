import type { INodeProperties } from 'n8n-workflow';
import { languageField } from '../../fields/languages';

/** A text in one or more languages. */
const labels: INodeProperties = {
	displayName: 'Labels',
	name: 'labels',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Label',
	default: {},
	description: 'What the person reads, once for each language',
	options: [
		{
			displayName: 'Label',
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

const choices: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	displayOptions: { show: { elementType: ['checkbox', 'multiple_choice'] } },
	placeholder: 'Add Option',
	default: {},
	description: 'The answers to choose from',
	options: [{ displayName: 'Option', name: 'values', values: [labels] }],
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
						{ name: 'Checkbox', value: 'checkbox' },
						{ name: 'Date', value: 'date' },
						{ name: 'File Upload', value: 'file_upload' },
						{ name: 'Long Text', value: 'long_text' },
						{ name: 'Multiple Choice', value: 'multiple_choice' },
						{ name: 'Number', value: 'number' },
						{ name: 'Short Text', value: 'short_text' },
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
