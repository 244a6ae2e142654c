import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../../input/ItemParameters';

/** Types whose answers are chosen from options (specification, Questionnaires). */
const WITH_OPTIONS = new Set(['multiple_choice', 'checkbox', 'dropdown']);

/**
 * The questions as Didit takes them: every label an object of translations.
 *
 * @param field path of the field, for errors
 * @param elements as read from the field, names as on the wire
 * @throws NodeOperationError when there is no question, for a question without a label, and for one
 * without the options that its type needs
 */
export function readElements(
	parameters: ItemParameters,
	field: string,
	elements: unknown,
): IDataObject[] {
	const refuse = (problem: string, remedy: string) =>
		parameters.refuse(field, problem, `${remedy} Nothing was sent.`);

	const translations = (labels: unknown, place: string): IDataObject => {
		const entries = rowsOf(labels).filter(({ text }) => Boolean(text));
		if (entries.length === 0) throw refuse(`has no label at ${place}`, 'Add a label there.');
		const label = Object.fromEntries(entries.map(({ language, text }) => [language, text]));
		if (Object.keys(label).length < entries.length) {
			throw refuse(`has two labels in one language at ${place}`, 'Keep one of them.');
		}
		return label;
	};

	const questions = rowsOf(elements);
	if (questions.length === 0) throw refuse('is empty', 'Add at least one question.');
	return questions.map((element, index) => {
		const place = `question ${index + 1}`;
		const { labels, options, further, ...own } = element;
		const label = translations(labels, place);
		const rest = { ...own, ...furtherOf(further, (texts) => translations(texts, place)) };
		// Options of a type that has none are left over from before the type was changed.
		if (!WITH_OPTIONS.has(String(rest.element_type))) return { ...rest, label };
		const choices = rowsOf(options);
		if (choices.length === 0) {
			throw refuse(
				`has no options at ${place}`,
				'Multiple Choice, Checkbox and Dropdown need at least one option to choose from.',
			);
		}
		return {
			...rest,
			label,
			options: choices.map((choice, at) => ({
				...(choice.value !== undefined && choice.value !== '' && { value: choice.value }),
				label: translations(choice.labels, `option ${at + 1} of ${place}`),
			})),
		};
	});
}

/**
 * The questions that were written as JSON. What is in them is for Didit to judge, whose
 * newer types this node need not know.
 *
 * @throws NodeOperationError when it is no list, or an empty one
 */
export function readElementsJson(
	parameters: ItemParameters,
	field: string,
	elements: unknown,
): IDataObject[] {
	if (Array.isArray(elements) && elements.length > 0) return elements as IDataObject[];
	throw parameters.refuse(
		field,
		'is not a list of questions',
		'Write a JSON array with at least one question. Nothing was sent.',
	);
}

/** What only few questions have, under the names of today's Didit. */
function furtherOf(further: unknown, translated: (texts: unknown) => IDataObject): IDataObject {
	const { element_id: id, descriptions, placeholders, ...others } = (further ?? {}) as IDataObject;
	return {
		...others,
		...(id !== undefined && { id }),
		...(descriptions !== undefined && { description: translated(descriptions) }),
		...(placeholders !== undefined && { placeholder: translated(placeholders) }),
	};
}

function rowsOf(list: unknown): IDataObject[] {
	return Array.isArray(list) ? (list as IDataObject[]) : [];
}
