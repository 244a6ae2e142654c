import type { INodeProperties } from 'n8n-workflow';
import type { Refuse, Value } from '../readValue';
import type { Read } from '../declared';
import { LOST_DIGITS } from './text';

/** What JavaScript makes of nothing and of objects where a text is wanted. */
const NO_IDENTIFIER = /^(undefined|null|NaN|\[object \w+\])$/;

const REMEDY = 'Correct the expression. Nothing was sent to Didit for this item.';

/**
 * Reads what names one thing or person. Whatever else than a text or a whole number comes out of an
 * expression was meant otherwise, and would name another one or none.
 */
export const identifier: Read = (field, value, refuse) =>
	identifierText(value, (problem) => refuse(field, problem, REMEDY));

/**
 * Reads several: a text with commas or line breaks, or a list.
 *
 * @throws what `refuse` makes, for an entry that names nothing
 */
export function identifierList(field: INodeProperties, value: Value, refuse: Refuse): string[] {
	if (value === undefined || value === null) return [];
	if (!Array.isArray(value)) {
		return identifierText(value, (problem) => refuse(field, problem, REMEDY))
			.split(/[,\n]/)
			.map((entry) => entry.trim())
			.filter((entry) => entry !== '')
			.map((entry) => identifierText(entry, (problem) => refuse(field, problem, REMEDY)));
	}
	return value.map((entry, index) => {
		const refuseEntry = (problem: string) =>
			refuse(field, `${problem} (entry ${index + 1} of the list)`, REMEDY);
		const text = identifierText(entry, refuseEntry);
		if (text === '') throw refuseEntry('is empty');
		return text;
	});
}

function identifierText(value: unknown, refuse: (problem: string) => Error): string {
	switch (typeof value) {
		case 'string': {
			const text = value.trim();
			if (NO_IDENTIFIER.test(text)) throw refuse(`is the text "${text}", which names nothing`);
			return text;
		}
		case 'number':
			if (Number.isSafeInteger(value) && value >= 0) return String(value);
			throw refuse(
				Math.abs(value) > Number.MAX_SAFE_INTEGER
					? LOST_DIGITS
					: `is ${value}, which is no identifier`,
			);
		case 'undefined':
			return '';
		case 'boolean':
			throw refuse(`is ${value}, which is no identifier`);
		default:
			if (value === null) return '';
			throw refuse(`is ${Array.isArray(value) ? 'a list' : 'an object'}, which is no identifier`);
	}
}
