import type { INodeProperties } from 'n8n-workflow';
import type { Read } from '../declared';
import type { Refuse, Value } from '../readValue';

/**
 * What a field for one text or number holds, without the blanks around it.
 *
 * @throws what `refuse` makes, for anything else
 */
export function textOf(field: INodeProperties, value: Value, refuse: Refuse): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
	throw refuse(
		field,
		Array.isArray(value) ? 'takes one value, not a list' : 'takes a text',
		'Correct the expression. Nothing was sent.',
	);
}

/** Several texts: a list, or a text with commas or line breaks. */
export const textList: Read = (field, value, refuse) => {
	if (value === '') return [];
	if (!Array.isArray(value))
		return textOf(field, value, refuse).split(/[,\n]/).map(trimmed).filter(Boolean);
	return value.map((entry) => textOf(field, entry as Value, refuse));
};

const trimmed = (text: string): string => text.trim();
