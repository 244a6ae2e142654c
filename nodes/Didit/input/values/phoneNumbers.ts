import type { Read } from '../declared';
import { textList, textOf } from './text';

/** What people put between digits, besides brackets. */
const BETWEEN_DIGITS = /[\s\p{Pd}./]/gu;

/** The zero that is dialled within the country only, as in +44 (0)20. In Italy it always is. */
const NATIONAL_ZERO = /^(\+(?!39)\d{1,3})\(0\)/;

/** E.164: at most 15 digits, of which the first belong to the country and are no zero. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * Reads a phone number in international form, however it is set, as E.164. Which country a number
 * without + belongs to is not guessed. Messages do not repeat it: it is somebody's.
 */
export const phoneNumber: Read = (field, value, refuse) => {
	const written = textOf(field, value, refuse).normalize('NFKC').replace(/^tel:/i, '');
	if (written === '') return written;
	const number = written
		.replace(BETWEEN_DIGITS, '')
		.replace(/^00/, '+')
		.replace(NATIONAL_ZERO, '$1')
		.replace(/[()[\]]/g, '');
	if (INTERNATIONAL.test(number)) return number;
	if (/^\d+$/.test(number)) {
		throw refuse(
			field,
			'is not in international form',
			'It needs + and the code of the country, for example +34600111222. In an expression: {{ "+" + $json.phone }} where the code is there, {{ "+34" + $json.phone }} where it is missing. Nothing was sent.',
		);
	}
	const problem = /^\+\d+$/.test(number) ? wrongDigits(number) : 'is not a phone number';
	throw refuse(
		field,
		problem,
		'Enter it with + and the code of the country, for example +34600111222. Nothing was sent.',
	);
};

/** Several of them: a list, or a text with commas or line breaks. */
export const phoneNumberList: Read = (field, value, refuse, timezone) =>
	(textList(field, value, refuse) as string[]).map(
		(text) => phoneNumber(field, text, refuse, timezone) as string,
	);

function wrongDigits(number: string): string {
	if (number.startsWith('+0')) return 'has no code of a country after the +';
	return number.length < '+1234567'.length ? 'is too short' : 'is too long';
}
