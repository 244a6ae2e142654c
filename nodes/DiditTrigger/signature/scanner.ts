import {
	BACKSLASH,
	CARRIAGE_RETURN,
	DOT,
	LINE_FEED,
	LONE_SURROGATE,
	LOWER_E,
	MINUS,
	NINE,
	PLUS,
	QUOTE,
	SPACE,
	TAB,
	UPPER_E,
	ZERO,
} from './characters';
import { floatText, integerText } from './numbers';

/**
 * Stands for a value that CPython reads but cannot write: a lone surrogate, NaN, an infinity. It
 * matters only if the value survives, since a later duplicate of its key may replace it.
 */
export const UNWRITABLE = '';

const LITERALS: ReadonlyArray<readonly [token: string, canonical: string]> = [
	['true', 'true'],
	['false', 'false'],
	['null', 'null'],
	['NaN', UNWRITABLE],
	['Infinity', UNWRITABLE],
	['-Infinity', UNWRITABLE],
];

/** Reads the tokens of a JSON text one by one and hands each back in its canonical form. */
export class Scanner {
	private at = 0;

	/** The key or text that {@link string} read last, without escapes. */
	decoded = '';

	/** @param text well-formed UTF-16, as decoding valid UTF-8 gives it */
	constructor(private readonly text: string) {}

	/** Skips blanks and returns the code of the next character, NaN at the end. */
	peek(): number {
		for (;;) {
			const code = this.text.charCodeAt(this.at);
			if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB)
				return code;
			this.at++;
		}
	}

	/** Steps over the character that {@link peek} returned. */
	step(): void {
		this.at++;
	}

	/**
	 * Reads a string, number or word.
	 *
	 * @returns its canonical text, {@link UNWRITABLE}, or undefined for what is not JSON
	 */
	scalar(): string | undefined {
		const code = this.peek();
		if (code === QUOTE) return this.string();
		const first = code === MINUS ? this.text.charCodeAt(this.at + 1) : code;
		return first >= ZERO && first <= NINE ? this.number() : this.word();
	}

	/**
	 * Reads a string, in quotes.
	 *
	 * @returns as {@link scalar}; the content is left in {@link decoded}
	 */
	string(): string | undefined {
		if (this.peek() !== QUOTE) return undefined;
		const start = this.at;
		let escaped = false;
		let end = start + 1;
		for (;;) {
			const code = this.text.charCodeAt(end);
			if (code === QUOTE) break;
			// The end of the text is NaN and fails this comparison too.
			if (!(code >= SPACE)) return undefined;
			if (code === BACKSLASH) {
				escaped = true;
				end++;
			}
			end++;
		}
		this.at = end + 1;
		if (!escaped) {
			this.decoded = this.text.slice(start + 1, end);
			return this.text.slice(start, end + 1);
		}
		const decoded = unescape(this.text.slice(start, end + 1));
		if (decoded === undefined) return undefined;
		this.decoded = decoded;
		return LONE_SURROGATE.test(decoded) ? UNWRITABLE : JSON.stringify(decoded);
	}

	private number(): string | undefined {
		const start = this.at;
		const first = this.text.charCodeAt(start) === MINUS ? start + 1 : start;
		const integer = this.text.charCodeAt(first) === ZERO ? first + 1 : this.digits(first);
		let end = integer;
		if (this.text.charCodeAt(end) === DOT) end = this.digits(end + 1, end);
		end = this.exponent(end);
		this.at = end;
		const token = this.text.slice(start, end);
		return end === integer ? integerText(token) : (floatText(token) ?? UNWRITABLE);
	}

	/** Position after an exponent, or `from` when there is none. */
	private exponent(from: number): number {
		const code = this.text.charCodeAt(from);
		if (code !== LOWER_E && code !== UPPER_E) return from;
		const sign = this.text.charCodeAt(from + 1);
		return this.digits(sign === PLUS || sign === MINUS ? from + 2 : from + 1, from);
	}

	/** Position after the digits at `from`, or `otherwise` when there is none. */
	private digits(from: number, otherwise = from): number {
		let end = from;
		for (;;) {
			const code = this.text.charCodeAt(end);
			if (!(code >= ZERO && code <= NINE)) break;
			end++;
		}
		return end === from ? otherwise : end;
	}

	private word(): string | undefined {
		for (const [token, canonical] of LITERALS) {
			if (!this.text.startsWith(token, this.at)) continue;
			this.at += token.length;
			return canonical;
		}
		return undefined;
	}
}

/** Both languages know the same escapes, so the engine's own parser decides. */
function unescape(token: string): string | undefined {
	try {
		return JSON.parse(token) as string;
	} catch {
		return undefined;
	}
}
