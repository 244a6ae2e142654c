/** Random JSON texts, and texts that nearly are. */
import { longInteger, number } from './numbers.mts';
import { Random } from './random.mts';
import { key, string } from './texts.mts';

/** What is hard about a document. */
export type Trait =
	| '1E400'
	| '4,300 digits'
	| '__proto__'
	| 'any double'
	| 'astral key'
	| 'astral text'
	| 'control character'
	| 'damaged'
	| 'duplicate key'
	| 'escape'
	| 'exponent'
	| 'float near 1e16'
	| 'fraction'
	| 'integer beyond 2^53'
	| 'integer near 2^53'
	| 'integer-like key'
	| 'large float'
	| 'lone surrogate'
	| 'many digits'
	| 'NaN or infinity'
	| 'nested'
	| 'nested about 500'
	| 'nested about 1,000'
	| 'nested beyond 1,000'
	| 'small float'
	| 'small integer'
	| 'tiny float'
	| 'whitespace'
	| 'whole float'
	| 'zero';

export interface Document {
	readonly text: string;
	readonly traits: ReadonlySet<Trait>;
}

/** Around 500, 1,000 and far beyond: where versions of CPython give up, and where all have. */
const DEPTHS = [20, 200, 480, 500, 510, 980, 990, 995, 1000, 1001, 1010, 1500, 5000, 60_000];

/** The document of this number in the sequence that a seed starts. */
export function documentAt(seed: number, index: number): Document {
	const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
	const traits = new Set<Trait>();
	return { text: document(random, traits), traits };
}

function document(random: Random, traits: Set<Trait>): string {
	const kind = random.fraction();
	if (kind < 0.01) return tower(random, traits);
	const text = new Writer(random, traits).text();
	return kind < 0.12 ? damaged(random, traits, text) : text;
}

/** Writes one value after the other, in one style of whitespace. */
class Writer {
	private readonly spacious: boolean;

	/** Values that may still be written. */
	private left: number;

	constructor(
		private readonly random: Random,
		private readonly traits: Set<Trait>,
	) {
		this.spacious = random.chance(0.25);
		this.left = random.pick([1, 4, 12, 40]);
		if (this.spacious) traits.add('whitespace');
	}

	text(): string {
		return this.value(this.left === 1 ? 0 : 6);
	}

	private value(depth: number): string {
		const { random, traits } = this;
		this.left--;
		const kind = random.fraction();
		if (depth > 0 && (depth === 6 || kind < 0.3)) {
			return (
				this.blank() + (random.chance(0.75) ? this.object(depth) : this.array(depth)) + this.blank()
			);
		}
		return this.blank() + this.scalar(traits) + this.blank();
	}

	private scalar(traits: Set<Trait>): string {
		const kind = this.random.fraction();
		if (kind < 0.6) return number(this.random, traits);
		if (kind < 0.92) return string(this.random, traits);
		if (kind < 0.998) return this.random.pick(['true', 'false', 'null', '{}', '[]', '[{}]']);
		return longInteger(this.random, traits);
	}

	private array(depth: number): string {
		const values: string[] = [];
		for (let count = this.random.between(0, 5); count > 0 && this.left > 0; count--) {
			values.push(this.value(depth - 1));
		}
		return `[${values.join(',') || this.blank()}]`;
	}

	private object(depth: number): string {
		const { random, traits } = this;
		const keys: string[] = [];
		const members: string[] = [];
		for (let count = random.between(0, 8); count > 0 && this.left > 0; count--) {
			const repeated = keys.length > 0 && random.chance(0.08);
			if (repeated) traits.add('duplicate key');
			const name = repeated ? random.pick(keys) : key(random, traits);
			keys.push(name);
			members.push(`${this.blank()}${name}${this.blank()}:${this.value(depth - 1)}`);
		}
		return `{${members.join(',') || this.blank()}}`;
	}

	private blank(): string {
		return this.spacious ? this.random.pick(['', '', ' ', '\n', '\r\n', '\t', '  ']) : '';
	}
}

/** Containers inside each other, with something in the middle. */
function tower(random: Random, traits: Set<Trait>): string {
	const depth = random.pick(DEPTHS) + random.between(-3, 3);
	traits.add(nesting(depth));
	const levels = Array.from({ length: depth }, () => random.pick(WALLS));
	if (random.chance(0.3)) levels.fill(random.pick(WALLS));
	const core = random.chance(0.5) ? '' : number(random, traits);
	const open = levels.map(([left]) => left).join('');
	const close = levels.reverse().map(([, right]) => right);
	// A member needs a value.
	return `${open}${core || (open.endsWith(':') ? '1' : '')}${close.join('')}`;
}

function nesting(depth: number): Trait {
	if (depth > 1000) return 'nested beyond 1,000';
	if (depth > 600) return 'nested about 1,000';
	return depth > 400 ? 'nested about 500' : 'nested';
}

const WALLS = [
	['[', ']'],
	['{"a":', '}'],
	['{"b":0,"a":', '}'],
	['[1,', ',2]'],
] as const;

const SPLINTERS = [
	...'{}[]",:\\0123456789eE+-. \n\ttfnuNI/_',
	'\u00a0',
	'\ufeff',
	'é',
	'😀',
	'\u0000',
];

/** A text with one to three characters changed: mostly no JSON any more, sometimes another. */
function damaged(random: Random, traits: Set<Trait>, text: string): string {
	traits.add('damaged');
	// By code point: half of a character could not be sent.
	const characters = [...text];
	for (let changes = random.between(1, 3); changes > 0; changes--) {
		const at = random.between(0, characters.length);
		const what = random.fraction();
		if (what < 0.35) characters.splice(at, 1);
		else if (what < 0.65) characters.splice(at, 0, random.pick(SPLINTERS));
		else if (what < 0.9) characters.splice(at, 1, random.pick(SPLINTERS));
		else characters.length = at;
	}
	return characters.join('');
}

/** Containers inside each other, as brackets outside of strings tell. */
export function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
		if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
		else if (token === ']' || token === '}') depth--;
	}
	return deepest;
}
