/** A part of a text, and what stands for it in another. */
export interface Part {
	readonly start: number;
	readonly end: number;
	/** Undefined for what cannot be written. */
	text: string | undefined;
}

/**
 * What to change in a text to make another of it. What stays the same costs nothing, and nothing is
 * copied twice: the engine's slices and concatenations share their content.
 */
export class Edits {
	private readonly edits: Part[] = [];

	/** @param source the text to change */
	constructor(private readonly source: string) {}

	get count(): number {
		return this.edits.length;
	}

	/**
	 * Changes a part behind all that were changed before.
	 *
	 * @param text undefined for what cannot be written
	 */
	replace(start: number, end: number, text: string | undefined): void {
		this.edits.push({ start, end, text });
	}

	/**
	 * Sets the changed text of parts: undefined where one holds what cannot be written. Their edits
	 * are used up by that, so that a larger part may be replaced as a whole.
	 *
	 * @param parts in the order of the source; outside of them only blanks may have been taken away
	 * @param first number of the first edit that may lie in them; it and all later ones are used up
	 */
	apply(parts: readonly Part[], first: number): void {
		const { edits, source } = this;
		let next = first;
		for (const part of parts) {
			let at = part.start;
			let text: string | undefined = '';
			for (let edit = edits[next]; edit && edit.start < part.end; edit = edits[++next]) {
				// Blanks before the part end where it begins, and so add nothing.
				text =
					text === undefined || edit.text === undefined
						? undefined
						: text + source.slice(at, edit.start) + edit.text;
				at = edit.end;
			}
			part.text = text === undefined ? undefined : text + source.slice(at, part.end);
		}
		edits.length = first;
	}
}
