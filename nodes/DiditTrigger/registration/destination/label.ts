/** Didit takes so many characters. */
const LONGEST_LABEL = 255;
const TEST = ' (test)';

interface Named {
	readonly id?: string;
	readonly name?: string;
}

/**
 * How a destination is called in the Didit console: by the workflow, and by its ID, as names can be
 * equal and change.
 *
 * @param isTest whether it is that of a listener for test events
 */
export function labelOf({ id = '', name = '' }: Named, isTest: boolean): string {
	const end = ` [${id}]${isTest ? TEST : ''}`;
	// Neither line breaks nor halves of characters, which not every API takes.
	const plain = `n8n: ${name}`.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trimEnd();
	let start = '';
	for (const letter of plain) {
		if (start.length + letter.length + end.length > LONGEST_LABEL) break;
		start += letter;
	}
	return start + end;
}

/** The workflow that a label names; undefined for what {@link labelOf} did not write. */
export function workflowIdIn(label: string): string | undefined {
	return /^n8n: ?.* \[([^[\]]+)\](?: \(test\))?$/s.exec(label)?.[1];
}

export function isTestLabel(label: string): boolean {
	return label.endsWith(TEST) && workflowIdIn(label) !== undefined;
}
