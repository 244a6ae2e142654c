import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../../parameters';

/** Types whose answers are chosen from options (specification, Questionnaires). */
const WITH_OPTIONS = new Set(['multiple_choice', 'checkbox']);

/**
 * The questions as Didit takes them: every label an object of translations.
 *
 * @param field path of the field, for errors
 * @param elements as read from the field, names as on the wire
 * @param language of labels that are plain text
 * @throws NodeOperationError when there is no question, for a question without a label, and for one
 * without the options that its type needs
 */
export function readElements(
	parameters: ItemParameters,
	field: string,
	elements: unknown,
	language: string,
): IDataObject[] {
	const refuse = (problem: string, remedy: string) =>
		parameters.refuse(field, problem, `${remedy} Nothing was sent.`);
	const translations = (label: unknown, place: string): IDataObject => {
		const translated = parsed(label, '{');
		if (isObject(translated) && Object.keys(translated).length > 0) return translated;
		const text = isObject(translated) ? '' : String(translated ?? '').trim();
		if (text === '') throw refuse(`has no label at ${place}`, 'Add a label there.');
		return { [language]: text };
	};

	const questions = Array.isArray(elements) ? (elements as IDataObject[]) : [];
	if (questions.length === 0) throw refuse('is empty', 'Add at least one question.');
	return questions.map((question, index) => {
		const place = `question ${index + 1}`;
		const { options, ...rest } = question;
		const element = { ...rest, label: translations(question.label, place) };
		// Options of a type that has none are left over from before the type was changed.
		if (!WITH_OPTIONS.has(String(question.element_type))) return element;
		const choices = choicesOf(options);
		if (choices.length === 0) {
			throw refuse(
				`has no options at ${place}`,
				'Multiple Choice and Checkbox need at least one option to choose from.',
			);
		}
		return {
			...element,
			options: choices.map((choice, at) => ({
				...(isObject(choice) && isObject(choice.label) && choice),
				label: translations(labelOf(choice), `option ${at + 1} of ${place}`),
			})),
		};
	});
}

/** Options come as text, one per line or comma-separated, or as an array. */
function choicesOf(options: unknown): unknown[] {
	const list = parsed(options, '[');
	if (Array.isArray(list)) return list;
	const text = String(list ?? '');
	return text
		.split(text.includes('\n') ? '\n' : ',')
		.map((choice) => choice.trim())
		.filter((choice) => choice !== '');
}

/** An option of an array: a text, translations, or Didit's own `{label}`. */
function labelOf(choice: unknown): unknown {
	return isObject(choice) && 'label' in choice ? choice.label : choice;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that begins like JSON is JSON, if it can be read as such. */
function parsed(value: unknown, opening: '{' | '['): unknown {
	if (typeof value !== 'string' || !value.trim().startsWith(opening)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}
