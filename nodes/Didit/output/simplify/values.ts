import type { IDataObject } from 'n8n-workflow';

type Value = IDataObject[string];

/** Where an object stands in the place of a text, its text is under one of these. */
const TEXT_KEYS = ['name', 'label', 'title', 'value', 'code', 'id'];

/** The value, or null where there is none: a field that is sometimes missing breaks expressions. */
export function orNull(value: Value): Value {
	return value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value;
}

/** What can be read; of an object its name, of a list its entries. Null where there is nothing. */
export function text(value: unknown): string | null {
	if (typeof value === 'string') return value.trim() || null;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (Array.isArray(value)) return joined(value) || null;
	if (!isRecord(value)) return null;
	return firstText(TEXT_KEYS.map((key) => value[key]));
}

/** The first of several values that can be read. */
export function firstText(values: readonly unknown[]): string | null {
	for (const value of values) {
		const found = text(value);
		if (found !== null) return found;
	}
	return null;
}

/** A number, also where it comes as text: the next node compares it. */
export function numeric(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || !/^\s*[+-]?\d+(\.\d+)?\s*$/.test(value)) return null;
	return Number(value);
}

/** A switch, also where it comes as text or as 1 and 0. */
export function flag(value: unknown): boolean | null {
	if (typeof value === 'boolean') return value;
	if (/^(true|1)$/i.test(String(value))) return true;
	return /^(false|0)$/i.test(String(value)) ? false : null;
}

/** A day without a time. */
export function day(value: unknown): string | null {
	const written = text(value);
	return /^\d{4}-\d{2}-\d{2}(?=T| |$)/.exec(written ?? '')?.[0] ?? written;
}

/** Unix times of this size and more count milliseconds. */
const MILLISECONDS_FROM = 1e11;

/** A moment as ISO 8601, also where Didit counts seconds; n8n compares it as a date. */
export function moment(value: unknown): string | null {
	const count = numeric(value);
	if (count !== null) {
		const date = new Date(count >= MILLISECONDS_FROM ? count : count * 1000);
		return Number.isNaN(date.valueOf()) ? null : date.toISOString();
	}
	return text(value)?.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T') ?? null;
}

/** A list as one text; null where there is no list, so that "none" and "not known" differ. */
export function joined(value: unknown, separator = ', '): string | null {
	if (!Array.isArray(value)) return null;
	return value
		.map(text)
		.filter((entry) => entry !== null)
		.join(separator);
}

/**
 * Short texts as one: of a list, of the names in a map such as `{"ESP": 2}`, or a single one.
 *
 * @param keys where an object holds its text, before the usual places
 */
export function listed(value: unknown, ...keys: readonly string[]): string | null {
	const read = (entry: unknown) =>
		isRecord(entry) ? firstText([...keys.map((key) => entry[key]), entry]) : text(entry);
	if (Array.isArray(value)) return joined(value.map(read));
	if (!isRecord(value)) return text(value);
	if (keys.some((key) => key in value)) return read(value);
	return joined(namesIn(value));
}

/** The names in a map, without those that are switched off or empty. */
export function namesIn(map: IDataObject): string[] {
	return Object.keys(map).filter((name) => {
		const value = map[name];
		return value !== null && value !== '' && flag(value) !== false;
	});
}

/** The objects of a list, or the object itself in its place. */
export function objectsIn(value: unknown): IDataObject[] {
	return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
