import type { INodeProperties } from 'n8n-workflow';
import type { Read } from '../declared';
import type { Refuse, Value } from '../readValue';
import { textOf } from './text';

/**
 * What a field for JSON holds: by expression the value itself, else the text's.
 *
 * @returns undefined for an empty text
 * @throws what `refuse` makes, for a text that is no JSON
 */
export function jsonOf(field: INodeProperties, value: Value, refuse: Refuse): Value {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	const parsed = parseJson(value);
	if (!parsed) {
		throw refuse(
			field,
			'is not valid JSON',
			'Check quotes, commas and brackets, or use an expression that returns an object.',
		);
	}
	return parsed.value;
}

function parseJson(text: string): { value: Value } | undefined {
	try {
		return { value: JSON.parse(text) as Value };
	} catch {
		return undefined;
	}
}

/** A text, or parts as an object: by itself or as JSON, which a text in quotes is, too. */
export const textOrParts: Read = (field, value, refuse) => {
	if (typeof value === 'object' && !Array.isArray(value)) return value;
	const text = textOf(field, value, refuse);
	return /^[{"]/.test(text) ? jsonOf(field, text, refuse) : text;
};
