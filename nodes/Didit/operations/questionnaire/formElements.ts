import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../parameters';
import { toList } from '../../fieldValues';

/** Types whose answers are chosen from options (specification, Questionnaires). */
const WITH_OPTIONS = new Set(['multiple_choice', 'checkbox']);

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
						'The question in the default language, or an object with one text per language: {"en": "Question?", "es": "¿Pregunta?"}',
				},
				{
					displayName: 'Options',
					name: 'options',
					type: 'string',
					typeOptions: { rows: 3 },
					displayOptions: { show: { elementType: ['checkbox', 'multiple_choice'] } },
					default: '',
					placeholder: 'e.g. Employed, Student',
					description: 'Comma-separated answers to choose from, or an array from an expression',
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

/**
 * The questions as Didit takes them: every label an object of translations.
 *
 * @param field path of the field, for errors
 * @param elements as read from the field, names as on the wire
 * @param language of labels that are plain text
 * @throws NodeOperationError for a question without text, or without the options its type needs
 */
export function readElements(
	parameters: ItemParameters,
	field: string,
	elements: IDataObject[],
	language: string,
): IDataObject[] {
	return elements.map((element, index) => {
		const label = translations(element.label, language);
		if (!label) throw parameters.refuse(field, `: question ${index + 1} has no label`);
		const { options, ...rest } = element;
		// Options of a type that has none are left over from before the type was changed.
		if (!WITH_OPTIONS.has(String(element.element_type))) return { ...rest, label };
		const answers = optionLabels(options).map((option) => ({
			label: translations(option, language),
		}));
		if (answers.length === 0) {
			throw parameters.refuse(
				field,
				`: question ${index + 1} has no options`,
				'Multiple Choice and Checkbox need at least one option to choose from. Nothing was sent.',
			);
		}
		return { ...rest, label, options: answers };
	});
}

function translations(text: unknown, language: string): IDataObject | undefined {
	if (typeof text === 'object' && text !== null) return text as IDataObject;
	const words = String(text ?? '').trim();
	if (words === '') return undefined;
	return parseObject(words) ?? { [language]: words };
}

/** Options come as text, as texts in an array, or in Didit's own form `{label}`. */
function optionLabels(options: unknown): unknown[] {
	if (!Array.isArray(options)) return toList(options);
	return options.map((option: unknown) => {
		const { label } = (option ?? {}) as { label?: unknown };
		return label ?? option;
	});
}

function parseObject(text: string): IDataObject | undefined {
	if (!text.startsWith('{')) return undefined;
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return undefined;
	}
}
