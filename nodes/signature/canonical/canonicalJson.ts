import { Edits } from './edits';
import { Members } from './members';
import { Scanner } from './scanner';

const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

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
 * It collects edits of the text rather than values, since a body as Didit sends it needs next to
 * none. Neither recursion nor repeated copying: any text costs time in proportion to its length.
 *
 * @param text a JSON text
 * @param omit keys of the outermost object to leave out
 * @returns the canonical text, or undefined where CPython raises: not JSON, a surviving NaN,
 * infinity, 1E400 or lone surrogate, an integer of more than 4,300 digits, too deep a nesting; and,
 * as a protection, where floats such as 1e308 would make it longer by more than a million characters
 */
export function canonicalJson(
	text: string,
	omit: ReadonlySet<string> = NOTHING,
): string | undefined {
	if (!text.isWellFormed()) return undefined;
	const edits = new Edits(text);
	if (!readText(new Scanner(text, edits), edits, omit)) return undefined;
	const whole = { start: 0, end: text.length, text: undefined };
	edits.apply([whole], 0);
	return whole.text;
}

/** Reads all of the text; false for what is not JSON. */
function readText(scanner: Scanner, edits: Edits, omit: ReadonlySet<string>): boolean {
	/** The containers around the next value; an array needs no more than its place. */
	const open: Array<Members | undefined> = [];
	let innermost: Members | undefined;
	for (;;) {
		const code = scanner.peek();
		if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
			if (open.length === DEEPEST) return false;
			scanner.step();
			innermost = code === OPEN_OBJECT ? new Members(scanner, edits) : undefined;
			open.push(innermost);
			if (scanner.peek() !== (innermost ? CLOSE_OBJECT : CLOSE_ARRAY)) {
				if (innermost && !innermost.readKey()) return false;
				continue;
			}
		} else if (!scanner.scalar(code)) {
			return false;
		}
		// A value is complete, or an empty container is: it may complete those around it.
		for (;;) {
			const next = scanner.peek();
			if (open.length === 0) return next < 0;
			scanner.step();
			if (next === COMMA) {
				if (innermost && !innermost.readKey()) return false;
				break;
			}
			if (next !== (innermost ? CLOSE_OBJECT : CLOSE_ARRAY)) return false;
			open.pop();
			innermost?.finish(open.length === 0 ? omit : NOTHING);
			innermost = open[open.length - 1];
		}
	}
}
