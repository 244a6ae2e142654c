/** Chooses the documents that are kept for `npm test`. */
import { writeFileSync } from 'node:fs';
import type { Document, Trait } from './documents.mts';

export interface Settled extends Document {
	readonly canonical: string | undefined;
	/** Whether every version of CPython says the same. */
	readonly everywhere: boolean;
}

const KEPT = 2_400;
/** Refusals look alike. */
const REFUSED = 600;
/** Of every trait as many are kept at least. */
const OF_EACH_TRAIT = 12;
/** The longest that are kept: towers of 1,500 levels and integers of 5,000 digits. */
const LONGEST = 16_000;
/** Of the others; the hardest join many traits in little text. */
const LONGEST_OF_MANY = 420;
const LARGEST_FILE_BYTES = 1_400_000;

/**
 * Collects documents and hands out the hardest: those that join the most traits, the shortest of
 * each combination; from every combination one before a second of any.
 */
export class Collection {
	private readonly combinations = new Map<string, Settled[]>();

	add(document: Settled): void {
		if (!document.everywhere || document.text.length > LONGEST) return;
		const outcome = document.canonical === undefined ? 'refused' : 'written';
		const name = [...document.traits].sort().join() + outcome;
		const known = this.combinations.get(name) ?? [];
		known.push(document);
		known.sort((left, right) => lengthOf(left) - lengthOf(right));
		this.combinations.set(name, known.slice(0, OF_EACH_TRAIT));
	}

	hardest(): Settled[] {
		const hardFirst = [...this.combinations.values()]
			.flatMap((documents) => documents.map((document, place) => ({ document, place })))
			.sort(
				(left, right) =>
					left.place - right.place || right.document.traits.size - left.document.traits.size,
			)
			.map(({ document }) => document);
		const kept = new Set<Settled>();
		const counts = new Map<Trait, number>();
		const keep = (document: Settled): void => {
			kept.add(document);
			for (const trait of document.traits) counts.set(trait, (counts.get(trait) ?? 0) + 1);
		};
		for (const document of [...hardFirst].sort((a, b) => lengthOf(a) - lengthOf(b))) {
			const rare = [...document.traits].some((trait) => (counts.get(trait) ?? 0) < OF_EACH_TRAIT);
			if (rare) keep(document);
		}
		let refused = 0;
		for (const document of hardFirst) {
			if (kept.size >= KEPT) break;
			if (kept.has(document) || lengthOf(document) > LONGEST_OF_MANY) continue;
			if (document.canonical === undefined && refused++ >= REFUSED) continue;
			keep(document);
		}
		return [...kept];
	}
}

function lengthOf({ text, canonical = '' }: Settled): number {
	return text.length + canonical.length;
}

/**
 * One line for where they come from, then `[text, canonical text or null]` on each, in ASCII.
 *
 * @returns size of the file in bytes
 */
export function writeFixtures(file: string, source: object, documents: readonly Settled[]): number {
	const lines = [source, ...documents.map(({ text, canonical }) => [text, canonical ?? null])];
	const content = lines.map((line) => `${ascii(JSON.stringify(line))}\n`).join('');
	if (content.length > LARGEST_FILE_BYTES) throw new RangeError('The fixtures became too large');
	writeFileSync(file, content);
	return content.length;
}

function ascii(json: string): string {
	return json.replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
