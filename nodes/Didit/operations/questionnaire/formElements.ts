import type { INodeProperties } from 'n8n-workflow';

/** The questions of a questionnaire. Their labels may be translated; see readElements.ts. */
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
				{
					displayName: 'Label',
					name: 'label',
					type: 'string',
					default: '',
					placeholder: 'e.g. What is your occupation?',
					description:
						'The question in the default language. For several languages a JSON object with one text each: {"en": "Question?", "es": "¿Pregunta?"}.',
				},
				{
					displayName: 'Options',
					name: 'options',
					type: 'string',
					typeOptions: { rows: 4 },
					displayOptions: { show: { elementType: ['checkbox', 'multiple_choice'] } },
					default: '',
					placeholder: 'e.g. Employed, Student',
					description:
						'The answers to choose from, one per line or comma-separated. For several languages a JSON array: [{"en": "Yes", "es": "Sí"}].',
				},
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
