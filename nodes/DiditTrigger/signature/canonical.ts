import {
	CLOSE_ARRAY,
	CLOSE_OBJECT,
	COLON,
	COMMA,
	LONE_SURROGATE,
	OPEN_ARRAY,
	OPEN_OBJECT,
} from './characters';
import { Scanner, UNWRITABLE } from './scanner';

/**
 * Containers inside each other. CPython stops at about 1,000 (its recursion limit), so a signature
 * over anything deeper cannot exist.
 */
const DEEPEST = 1000;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The text that Didit signs for `X-Signature-V2`: what CPython's `json.dumps(value,
 * sort_keys=True, ensure_ascii=False, separators=(",", ":"))` writes for the parsed text after
 * whole-valued floats became integers (specification, Signature Verification). Byte for byte, so
 * it works on the text of numbers, sorts keys by code point and lets the last duplicate win.
 *
 * Neither recursion nor repeated copying: any text costs time in proportion to its length.
 *
 * @param text a JSON text
 * @param omit keys of the outermost object to leave out
 * @returns the canonical text, or undefined where CPython raises: not JSON, a surviving NaN,
 * infinity, 1E400 or lone surrogate, an integer of more than 4,300 digits, too deep a nesting
 */
export function canonicalJson(
	text: string,
	omit: ReadonlySet<string> = NOTHING,
): string | undefined {
	if (LONE_SURROGATE.test(text)) return undefined;
	const scanner = new Scanner(text);
	const open: Container[] = [];
	for (;;) {
		let value: string | undefined;
		const code = scanner.peek();
		if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
			if (open.length === DEEPEST) return undefined;
			const container = code === OPEN_OBJECT ? new ObjectText(scanner) : new ArrayText();
			scanner.step();
			if (scanner.peek() !== container.close) {
				if (!container.before()) return undefined;
				open.push(container);
				continue;
			}
			scanner.step();
			value = code === OPEN_OBJECT ? '{}' : '[]';
		} else {
			value = scanner.scalar();
		}
		// A value is complete: it may complete the containers around it.
		for (;;) {
			if (value === undefined) return undefined;
			const container = open.at(-1);
			const next = scanner.peek();
			if (!container) return Number.isNaN(next) && value !== UNWRITABLE ? value : undefined;
			container.add(value);
			if (next !== COMMA && next !== container.close) return undefined;
			scanner.step();
			if (next === COMMA) {
				if (!container.before()) return undefined;
				break;
			}
			open.pop();
			value = container.end(open.length === 0 ? omit : NOTHING);
		}
	}
}

interface Container {
	/** Code of the closing bracket. */
	readonly close: number;
	/** Reads what stands before a value; false for what is not JSON. */
	before(): boolean;
	add(value: string): void;
	/** The whole as text, or {@link UNWRITABLE}. */
	end(omit: ReadonlySet<string>): string;
}

class ArrayText implements Container {
	readonly close = CLOSE_ARRAY;

	private text = '';

	private unwritable = false;

	before(): boolean {
		return true;
	}

	add(value: string): void {
		if (value === UNWRITABLE) this.unwritable = true;
		this.text += this.text === '' ? value : `,${value}`;
	}

	end(): string {
		return this.unwritable ? UNWRITABLE : `[${this.text}]`;
	}
}

class ObjectText implements Container {
	readonly close = CLOSE_OBJECT;

	private readonly keys: string[] = [];

	/** `"key":value` for each key, in the order of {@link keys}. */
	private readonly members: string[] = [];

	private sorted = true;

	private key = '';

	constructor(private readonly scanner: Scanner) {}

	before(): boolean {
		const { scanner } = this;
		const token = scanner.string();
		if (token === undefined || scanner.peek() !== COLON) return false;
		scanner.step();
		const last = this.keys.at(-1);
		if (last !== undefined && compareCodePoints(last, scanner.decoded) >= 0) this.sorted = false;
		this.keys.push(scanner.decoded);
		this.key = token;
		return true;
	}

	add(value: string): void {
		const unwritable = value === UNWRITABLE || this.key === UNWRITABLE;
		this.members.push(unwritable ? UNWRITABLE : `${this.key}:${value}`);
	}

	end(omit: ReadonlySet<string>): string {
		let members: readonly string[] = this.members;
		if (!this.sorted || omit.size > 0) {
			const last = new Map(this.keys.map((key, index) => [key, this.members[index] ?? UNWRITABLE]));
			members = [...last]
				.filter(([key]) => !omit.has(key))
				.sort(([left], [right]) => compareCodePoints(left, right))
				.map(([, member]) => member);
		}
		// Concatenation builds a rope; join would copy the content once per level of nesting.
		let text = '';
		for (const member of members) {
			if (member === UNWRITABLE) return UNWRITABLE;
			text += text === '' ? member : `,${member}`;
		}
		return `{${text}}`;
	}
}

/**
 * Orders text as CPython does, by code point. JavaScript's own order, by UTF-16 unit, puts
 * characters beyond U+FFFF before U+E000 to U+FFFF.
 */
function compareCodePoints(left: string, right: string): number {
	const shorter = Math.min(left.length, right.length);
	for (let at = 0; at < shorter; at++) {
		const a = left.charCodeAt(at);
		const b = right.charCodeAt(at);
		if (a !== b) return rank(a) - rank(b);
	}
	return left.length - right.length;
}

/** Moves surrogates behind all other units, where the code points they stand for belong. */
function rank(unit: number): number {
	return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
