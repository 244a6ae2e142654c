import { canonicalJson } from '../../../nodes/signature/canonical/canonicalJson';

/**
 * How many characters are looked at to bring a text into canonical form. Anybody may send a body:
 * one whose work grows with its square would keep an n8n busy before it is known to be forged.
 */
function workFor(text: string): number {
	const { indexOf, charCodeAt } = String.prototype;
	const { test } = RegExp.prototype;
	let looked = 0;
	Object.assign(String.prototype, {
		indexOf(this: string, what: string, from = 0) {
			const found = indexOf.call(this, what, from);
			looked += (found === -1 ? this.length : found) - from + 1;
			return found;
		},
		charCodeAt(this: string, at: number) {
			looked++;
			return charCodeAt.call(this, at);
		},
	});
	Object.assign(RegExp.prototype, {
		test(this: RegExp, text: string) {
			const from = this.global ? this.lastIndex : 0;
			const found = test.call(this, text);
			looked += (found && this.global ? this.lastIndex : text.length) - from + 1;
			return found;
		},
	});
	try {
		canonicalJson(text);
	} finally {
		Object.assign(String.prototype, { indexOf, charCodeAt });
		Object.assign(RegExp.prototype, { test });
	}
	return looked;
}

const numbered = (count: number) =>
	Array.from({ length: count }, (_, n) => String(n).padStart(6, '0'));
const object = (keys: string[]) => `{${keys.map((key) => `"${key}":1`).join()}}`;

test.each<[string, (size: number) => string]>([
	['plain strings', (size) => JSON.stringify(numbered(size))],
	['plain strings and an escape at the end', (size) => JSON.stringify([...numbered(size), '\n'])],
	[
		'plain strings and a character at the end that no string may hold',
		(size) => `[${JSON.stringify(numbered(size))},"\u0001"]`,
	],
	['strings with escapes', (size) => JSON.stringify(numbered(size).map((text) => `"${text}"`))],
	['one string of quotes', (size) => JSON.stringify('"'.repeat(size))],
	['one string of backslashes', (size) => JSON.stringify('\\'.repeat(size))],
	['a string without an end', (size) => `"${'\\"'.repeat(size)}`],
	['blanks', (size) => `[${' '.repeat(size)}1]`],
	[
		'fractions',
		(size) =>
			`[${numbered(size)
				.map((text) => `1.${text}1`)
				.join()}]`,
	],
	['members in order', (size) => object(numbered(size))],
	['members in reverse order', (size) => object(numbered(size).reverse())],
	[
		'objects with few members',
		(size) =>
			`[${numbered(size)
				.map((key) => object(['b', key]))
				.join()}]`,
	],
	['one key again and again', (size) => object(Array.from({ length: size }, () => 'a'))],
])('%s: the work grows with their number, and no faster', (_what, textOf) => {
	const [once, twice] = [workFor(textOf(1_000)), workFor(textOf(2_000))];
	expect(once).toBeGreaterThan(500);
	// Sorting takes a little more than twice for twice as many; the square would be four times.
	expect(twice / once).toBeLessThan(2.5);
});
