import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { findChoice, possible } from '../../../common/choices';
import type { Value } from '../readValue';
import type { Read } from '../declared';
import { declarationOf } from '../declared';
import { textOf } from './text';

/** Longer than any choice; the rest of a longer text would only hide the choices. */
const LONGEST_QUOTE = 40;

/** Reads a choice that an expression made, by its value or as the editor shows it. */
export const choice: Read = (field, value, refuse) => {
	const text = textOf(field, value, refuse);
	if (text === '') return text;
	const options = optionsOf(field);
	const found = findChoice([...options, ...(declarationOf(field).alsoTakes ?? [])], text);
	if (found) return found.value;
	throw refuse(
		field,
		`has no choice "${text.slice(0, LONGEST_QUOTE)}"`,
		`${possible(options, text)} Nothing was sent.`,
	);
};

/** Reads several: a list, or a text with commas. */
export const choices: Read = (field, value, refuse) => {
	const entries: Value[] = Array.isArray(value) ? (value as Value[]) : String(value).split(',');
	const chosen = entries.map((entry) => choice(field, entry, refuse)).filter((one) => one !== '');
	return [...new Set(chosen)] as Value;
};

/** What the editor offers to choose from. */
function optionsOf(field: INodeProperties): INodePropertyOptions[] {
	return (field.options ?? []) as INodePropertyOptions[];
}
