import type { INodeProperties } from 'n8n-workflow';
import type { Read } from '../declared';
import type { Refuse, Value } from '../readValue';

/** Completes the sentence that a field's label begins. */
export const LOST_DIGITS =
	'is a number with more digits than JavaScript keeps, so its last ones may be wrong: hand it over as text';

/**
 * What a field for one text or number holds, without the blanks around it.
 *
 * @throws what `refuse` makes, for anything else
 */
export function textOf(field: INodeProperties, value: Value, refuse: Refuse): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number') return textOfNumber(field, value, refuse);
	throw refuse(
		field,
		Array.isArray(value) ? 'takes one value, not a list' : 'takes a text',
		'Correct the expression. Nothing was sent.',
	);
}

/** A name or a number of a document would be another one: a calculation failed, or digits are lost. */
function textOfNumber(field: INodeProperties, value: number, refuse: Refuse): string {
	if (!Number.isFinite(value)) {
		throw refuse(field, `is ${value}`, 'Correct the expression. Nothing was sent.');
	}
	if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
	throw refuse(field, LOST_DIGITS, 'Correct the expression. Nothing was sent.');
}

/** An amount that Didit takes as text, with all its digits. What 1.000,00 means is not guessed. */
export const amount: Read = (field, value, refuse) => {
	const text = textOf(field, value, refuse);
	if (text === '' || /^\d+(\.\d+)?$/.test(text)) return text;
	throw refuse(
		field,
		'is not an amount',
		'Enter it with digits and a point, for example 1000.50. Nothing was sent.',
	);
};

/** Several texts: a list, or a text with commas or line breaks. */
export const textList: Read = (field, value, refuse) => {
	if (value === '') return [];
	if (!Array.isArray(value))
		return textOf(field, value, refuse).split(/[,\n]/).map(trimmed).filter(Boolean);
	return value.map((entry) => textOf(field, entry as Value, refuse));
};

const trimmed = (text: string): string => text.trim();
