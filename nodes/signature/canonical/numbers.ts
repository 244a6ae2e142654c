/** CPython refuses to read or write an integer of more digits. */
const MOST_INTEGER_DIGITS = 4300;

/** Below this, CPython writes a float with an exponent. */
const SMALLEST_PLAIN_FLOAT = 1e-4;

/**
 * Fractions of at most 15 digits (and a point, and a sign): so many survive the way into a double and
 * back, and with no zero at the end they are its shortest form. Not the small ones, which may need an
 * exponent. Most floats of a decision are such.
 */
const MOST_CERTAIN_LENGTH = 16;
const FRACTION = /^-?(?!0\.0)[\d.]+[1-9]$/;

/**
 * An integer as CPython reads and writes it. Works on the text, since a JavaScript number would
 * lose digits beyond 2^53.
 *
 * @param token a JSON integer, without blanks
 * @returns the canonical text, or undefined where CPython raises because of its length
 */
export function integerText(token: string): string | undefined {
	const digits = token.charCodeAt(0) === 0x2d ? token.length - 1 : token.length;
	if (digits > MOST_INTEGER_DIGITS) return undefined;
	return token === '-0' ? '0' : token;
}

/**
 * A float as the reference writes it: a whole value as an integer with all its digits (also -0.0),
 * anything else as CPython's `repr`: the shortest digits that lead back to the same double.
 *
 * @param token a JSON number with a fraction or an exponent
 * @returns the canonical text, or undefined for a value beyond the range of a double, whose
 * `int()` raises
 */
export function floatText(token: string): string | undefined {
	if (token.length <= MOST_CERTAIN_LENGTH && FRACTION.test(token)) return token;
	const value = Number(token);
	if (!Number.isFinite(value)) return undefined;
	if (Number.isSafeInteger(value)) return String(value);
	if (Number.isInteger(value)) return BigInt(value).toString();
	if (Math.abs(value) >= SMALLEST_PLAIN_FLOAT) return String(value);
	// CPython writes at least two digits of exponent.
	return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
}
