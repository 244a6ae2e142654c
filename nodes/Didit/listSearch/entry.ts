import type { INodeListSearchItems, INodePropertyOptions } from 'n8n-workflow';

/**
 * One thing to choose.
 *
 * @param value its ID
 * @param parts of its name; those that are missing are left out, and without any the ID stands in
 * @returns nothing for a row without an ID: there is nothing to choose it by
 */
export function entry(value: unknown, ...parts: unknown[]): INodeListSearchItems | undefined {
	if (!isIdentifier(value)) return undefined;
	const name = parts.filter(Boolean).join(' · ');
	return { name: name || String(value), value: String(value) };
}

function isIdentifier(value: unknown): value is string | number {
	return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

/** A value of Didit's in the words of the dropdown that offers it, else as it is. */
export function inWords(value: unknown, options: readonly INodePropertyOptions[]): unknown {
	return options.find((option) => option.value === value)?.name ?? value;
}
