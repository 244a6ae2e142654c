import type { IDataObject } from 'n8n-workflow';

type Value = IDataObject[string];

/** The value, or null where there is none: a field that is sometimes missing breaks expressions. */
export function orNull(value: Value): Value {
	return value === undefined || value === '' ? null : value;
}

/** A list as one text; null where there is no list, so that "none" and "not known" differ. */
export function joined(value: unknown, separator = ', '): string | null {
	if (!Array.isArray(value)) return null;
	return value.filter((entry) => entry !== null && entry !== '').join(separator);
}

/** The objects of a list, or the object itself in its place. */
export function objectsIn(value: unknown): IDataObject[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.filter((entry): entry is IDataObject => typeof entry === 'object' && entry !== null);
}
