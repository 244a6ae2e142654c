/** Strings and keys as JSON texts write them, in every form that a canonical form can get wrong. */
import type { Random } from './random.mts';
import type { Trait } from './documents.mts';

/** Characters and how they stand in a JSON string: as they are, or escaped. */
const PLAIN = [..."abcxyzABC019 _-./'#~{}[]:,", '\u007f'];
const LATIN = [...'éßñ', '\u0080', '\u00a0', '\u00ff'];
const BEYOND = [...'中文م', '\u2028', '\u2029', '\ud7ff', '\ufeff', 'e\u0301'];
/** Where the order of UTF-16 units is not that of code points. */
const PRIVATE_AND_LAST = ['\ue000', '\uf8ff', '\uffee', '\ufffd', '\uffff'];
const ASTRAL = ['😀', '𐀀', '𝒳', '\u{e000}\u{10000}', '\u{10ffff}'];
const SHORT_ESCAPES = ['\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t'];

const INTEGER_LIKE = ['0', '1', '2', '9', '10', '01', '-1', '1a', '4294967295', '9007199254740993'];
const PROTOTYPE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'length'];
const WORDS = ['a', 'b', 'ab', 'A', 'z', '', 'id', 'status', 'timestamp', 'session_id', 'metadata'];

/** A string with its quotes. */
export function string(random: Random, traits: Set<Trait>): string {
	let content = '';
	for (let left = random.between(0, random.pick([2, 6, 20])); left > 0; left--) {
		content += character(random, traits);
	}
	return `"${content}"`;
}

/** A key with its quotes. */
export function key(random: Random, traits: Set<Trait>): string {
	const kind = random.fraction();
	if (kind < 0.35) return `"${word(random, traits, WORDS)}"`;
	if (kind < 0.55) {
		traits.add('integer-like key');
		return `"${word(random, traits, INTEGER_LIKE)}"`;
	}
	if (kind < 0.65) {
		traits.add('__proto__');
		return `"${word(random, traits, PROTOTYPE)}"`;
	}
	if (kind < 0.85) {
		traits.add('astral key');
		const prefix = random.pick(['', '', 'a', '\ue000', '😀']);
		return `"${prefix}${escaped(random, traits, random.pick([...ASTRAL, ...PRIVATE_AND_LAST]))}"`;
	}
	return string(random, traits);
}

/** A word, now and then with some of its characters escaped: `\u0061` is the same key as `a`. */
function word(random: Random, traits: Set<Trait>, words: readonly string[]): string {
	const text = random.pick(words);
	if (!random.chance(0.1)) return text;
	return [...text]
		.map((one) => (random.chance(0.5) ? escaped(random, traits, one, 1) : one))
		.join('');
}

function character(random: Random, traits: Set<Trait>): string {
	const kind = random.fraction();
	if (kind < 0.45) return random.pick(PLAIN);
	if (kind < 0.55) return escaped(random, traits, random.pick(PLAIN), 1);
	if (kind < 0.65) return escaped(random, traits, random.pick(LATIN));
	if (kind < 0.75) return escaped(random, traits, random.pick([...BEYOND, ...PRIVATE_AND_LAST]));
	if (kind < 0.85) {
		traits.add('astral text');
		return escaped(random, traits, random.pick(ASTRAL));
	}
	if (kind < 0.93) {
		traits.add('escape');
		return random.pick(SHORT_ESCAPES);
	}
	if (kind < 0.997) {
		traits.add('control character');
		return escaped(random, traits, String.fromCharCode(random.between(0, 0x1f)), 1);
	}
	traits.add('lone surrogate');
	return unit(random, random.between(0xd800, 0xdfff));
}

/** The text as it is or, with the given probability, as `\u` escapes of its UTF-16 units. */
function escaped(random: Random, traits: Set<Trait>, text: string, probability = 0.5): string {
	if (!random.chance(probability)) return text;
	traits.add('escape');
	return text
		.split('')
		.map((one) => unit(random, one.charCodeAt(0)))
		.join('');
}

function unit(random: Random, code: number): string {
	const digits = code.toString(16).padStart(4, '0');
	return `\\u${random.chance(0.5) ? digits.toUpperCase() : digits}`;
}
