import type { Edits } from './edits';
import { floatText, integerText } from './numbers';

/** Stands for the code of a character where there is none. */
const END = -1;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const UPPER_E = 0x45;
const BACKSLASH = 0x5c;
const LOWER_E = 0x65;

/** All that a string may hold just as it is; not surrogates, of which only pairs may stand. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** All before the blank: no string may hold it, though some of it may stand between tokens. */
const CONTROL = /[^ -\uffff]/g;

/**
 * Characters by which floats may lengthen a text. `1e308` stands for 309 digits: without a bound, a
 * body of 16 MB could fill the memory.
 */
const MOST_GROWTH = 1_000_000;

/** Words and their canonical form; Python reads three that it then cannot write. */
const WORDS: ReadonlyArray<readonly [word: string, canonical: string | undefined]> = [
	['null', 'null'],
	['true', 'true'],
	['false', 'false'],
	['NaN', undefined],
	['Infinity', undefined],
	['-Infinity', undefined],
];

/** Reads a JSON text token by token and notes where the canonical form differs. */
export class Scanner {
	/** Position of the next character. */
	at = 0;

	/** Positions of the next ones of their kind, as seen from some token before. */
	private backslash = -1;

	private control = -1;

	/** Characters by which floats lengthened the text so far. */
	private growth = 0;

	/** What the last string says, where that is not its text. */
	private unescaped: string | undefined;

	constructor(
		private readonly text: string,
		private readonly edits: Edits,
	) {}

	/** Skips blanks and returns the code of the next character, negative at the end. */
	peek(): number {
		const code = this.codeAt(this.at);
		return code > SPACE ? code : this.skipBlanks();
	}

	/** Steps over the character that {@link peek} returned. */
	step(): void {
		this.at++;
	}

	/**
	 * Reads a string, number or word.
	 *
	 * @param code of its first character
	 * @returns false for what is not JSON
	 */
	scalar(code: number): boolean {
		if (code === QUOTE) return this.string();
		const first = code === MINUS ? this.codeAt(this.at + 1) : code;
		return first >= ZERO && first <= NINE ? this.number() : this.word();
	}

	/** Reads a string and returns what it says, or undefined for what is not JSON. */
	key(): string | undefined {
		const start = this.at;
		if (this.codeAt(start) !== QUOTE || !this.string()) return undefined;
		return this.unescaped ?? this.text.slice(start + 1, this.at - 1);
	}

	/**
	 * What the engine reads beyond the end is not a number but NaN, and code that once met it stays
	 * slow for ever.
	 */
	private codeAt(at: number): number {
		return at < this.text.length ? this.text.charCodeAt(at) : END;
	}

	private skipBlanks(): number {
		const start = this.at;
		let code = this.codeAt(start);
		while (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
			code = this.codeAt(++this.at);
		}
		if (this.at > start) this.edits.replace(start, this.at, '');
		return code;
	}

	private string(): boolean {
		const { text, at: start } = this;
		// The engine looks for a character far faster than a loop over all of them could.
		if (this.backslash < start) this.backslash = orEnd(text, text.indexOf('\\', start));
		if (this.control < start) this.control = orEnd(text, indexOfControl(text, start));
		const end = text.indexOf('"', start + 1);
		if (this.backslash < end) return this.escapedString(start, end);
		this.unescaped = undefined;
		this.at = end + 1;
		return end > start && this.control > end;
	}

	/** @param quote the first one that may be its end */
	private escapedString(start: number, quote: number): boolean {
		this.at = closingQuote(this.text, quote) + 1;
		const token = this.text.slice(start, this.at);
		this.unescaped = unescape(token);
		if (this.unescaped === undefined) return false;
		this.note(token, quoted(this.unescaped));
		return true;
	}

	private number(): boolean {
		const start = this.at;
		const first = this.codeAt(start) === MINUS ? start + 1 : start;
		const integer = this.codeAt(first) === ZERO ? first + 1 : this.digits(first);
		let end = integer;
		if (this.codeAt(end) === DOT) end = this.digits(end + 1, end);
		end = this.exponent(end);
		this.at = end;
		const token = this.text.slice(start, end);
		return end > integer ? this.float(token) : this.integer(token);
	}

	private integer(token: string): boolean {
		const canonical = integerText(token);
		this.note(token, canonical);
		return canonical !== undefined;
	}

	private float(token: string): boolean {
		const canonical = floatText(token);
		this.note(token, canonical);
		this.growth += Math.max(0, (canonical?.length ?? 0) - token.length);
		return this.growth <= MOST_GROWTH;
	}

	/** Position after an exponent, or `from` when there is none. */
	private exponent(from: number): number {
		const code = this.codeAt(from);
		if (code !== LOWER_E && code !== UPPER_E) return from;
		const sign = this.codeAt(from + 1);
		return this.digits(sign === PLUS || sign === MINUS ? from + 2 : from + 1, from);
	}

	/** Position after the digits at `from`, or `otherwise` when there is none. */
	private digits(from: number, otherwise = from): number {
		let end = from;
		for (let code = this.codeAt(end); code >= ZERO && code <= NINE; code = this.codeAt(end)) end++;
		return end === from ? otherwise : end;
	}

	private word(): boolean {
		for (const [word, canonical] of WORDS) {
			if (!this.text.startsWith(word, this.at)) continue;
			this.at += word.length;
			this.note(word, canonical);
			return true;
		}
		return false;
	}

	/** @param token has just been read */
	private note(token: string, canonical: string | undefined): void {
		if (canonical !== token) this.edits.replace(this.at - token.length, this.at, canonical);
	}
}

function indexOfControl(text: string, from: number): number {
	CONTROL.lastIndex = from;
	return CONTROL.test(text) ? CONTROL.lastIndex - 1 : -1;
}

/** What is not found cannot stand in the way. */
function orEnd(text: string, index: number): number {
	return index === -1 ? text.length : index;
}

/** Position of the first quote, from the given one on, with an even number of backslashes before. */
function closingQuote(text: string, quote: number): number {
	let end = quote;
	for (; end !== -1; end = text.indexOf('"', end + 1)) {
		let start = end;
		while (text.charCodeAt(start - 1) === BACKSLASH) start--;
		if ((end - start) % 2 === 0) break;
	}
	return end;
}

/** Both languages escape alike, except that Python cannot write a lone surrogate. */
function quoted(content: string): string | undefined {
	if (PLAIN.test(content)) return `"${content}"`;
	return content.isWellFormed() ? JSON.stringify(content) : undefined;
}

/** Both languages know the same escapes, so the engine's own parser decides. */
function unescape(token: string): string | undefined {
	try {
		return JSON.parse(token) as string;
	} catch {
		return undefined;
	}
}
