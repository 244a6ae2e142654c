import type { INodePropertyOptions } from 'n8n-workflow';

/** Choices that are named in full in a message. Of more only the nearest are. */
const FEW = 8;
const NEAREST = 5;

/**
 * The choice that a text means: as Didit writes it or as the editor shows it, in any case, with
 * blanks, dashes and underscores for each other or left out (`IN_REVIEW`, `in review`).
 */
export function findChoice(
	options: readonly INodePropertyOptions[],
	text: string,
): INodePropertyOptions | undefined {
	const wanted = plain(text);
	return (
		options.find(({ value }) => plain(String(value)) === wanted) ??
		options.find(({ name }) => plain(name) === wanted)
	);
}

/** Letters in which a slip of the pen may differ. */
const SLIP = 2;

/** Whether a text is no choice, but looks as if one was meant. */
export function isNearly(options: readonly INodePropertyOptions[], text: string): boolean {
	const wanted = plain(text);
	return options.some(({ value }) => distance(plain(String(value)), wanted) <= SLIP);
}

/** What can be chosen, in a sentence: all of few, the nearest of many. */
export function possible(options: readonly INodePropertyOptions[], text: string): string {
	const all = options.filter(({ value }) => value !== '');
	if (all.length <= FEW) return `Possible: ${namesOf(all)}.`;
	return `The nearest: ${namesOf(nearest(all, ({ name, value }) => [name, String(value)], text))}.`;
}

/**
 * The things whose words look most like a text, the nearest first.
 *
 * @param wordsOf a thing, of which the nearest counts
 */
export function nearest<T>(
	things: readonly T[],
	wordsOf: (thing: T) => readonly string[],
	text: string,
): T[] {
	const wanted = plain(text);
	const far = (thing: T) =>
		Math.min(...wordsOf(thing).map((word) => distance(plain(word), wanted)));
	return things
		.map((thing) => ({ thing, distance: far(thing) }))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, NEAREST)
		.map(({ thing }) => thing);
}

function namesOf(options: readonly INodePropertyOptions[]): string {
	return options.map(({ name }) => name).join(', ');
}

function plain(text: string): string {
	return text.toLowerCase().replace(/[\s_-]+/g, '');
}

/** How many letters have to be put in, taken away or changed (Levenshtein). */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (const [i, letter] of [...a].entries()) {
		const next = [i + 1];
		for (let j = 0; j < b.length; j++) {
			const changed = (row[j] as number) + (letter === b[j] ? 0 : 1);
			next.push(Math.min(changed, (row[j + 1] as number) + 1, (next[j] as number) + 1));
		}
		row = next;
	}
	return row[b.length] as number;
}
