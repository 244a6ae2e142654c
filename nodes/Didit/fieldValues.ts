import type { IDataObject, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { isINodePropertyCollection } from 'n8n-workflow';
import { UUID } from './fields/links';
import { choice, choices } from './input/choices';
import { declarationOf } from './input/declared';

export type Value = IDataObject[string];

/** Which values of a collection are taken over. */
export type Keep = (value: Value) => boolean;

/** Makes the error for a value that a field cannot hold. */
export type Refuse = (field: INodeProperties, problem: string, remedy?: string) => Error;

/** The value says something. Null does: it is what an expression yields to clear a field. */
export const isSet: Keep = (value) => value !== undefined && value !== '';

/** Value of a choice that is sent as null: n8n has no choice that is null itself. */
export const NULL_CHOICE = 'null';

/**
 * Reads a value by what its field declares. Members of groups get the names that go over the wire.
 *
 * @throws what `refuse` makes, for a value that the field cannot hold
 */
export function readValue(field: INodeProperties, value: Value, keep: Keep, refuse: Refuse): Value {
	if (value === undefined || value === null) return value;
	const { read } = declarationOf(field);
	if (read) return read(field, value, refuse);
	switch (field.type) {
		case 'number':
			return readNumber(field, value, refuse);
		case 'boolean':
			return readFlag(field, value, refuse);
		case 'json':
			return readJson(field, value, refuse);
		case 'dateTime':
			return readDate(field, value, refuse);
		case 'resourceLocator':
			return canonicalId(locatedId(field, value, refuse));
		case 'options': {
			const chosen = choice(field, value, refuse);
			return chosen === NULL_CHOICE ? null : chosen;
		}
		case 'multiOptions':
			return choices(field, value, refuse);
		case 'fixedCollection':
			return readGroup(field, (value as IDataObject).values, keep, refuse);
		case 'string':
			return typeof value === 'object' ? value : String(value).trim();
		default:
			return value;
	}
}

/** The members of a collection or of a group that are set, under their names on the wire. */
export function readMembers(
	members: readonly INodeProperties[],
	values: IDataObject,
	keep: Keep,
	refuse: Refuse,
): IDataObject {
	const result: IDataObject = {};
	for (const member of members) {
		if (!(member.name in values)) continue;
		const value = readValue(member, values[member.name], keep, refuse);
		if (keep(value)) result[wireName(member.name)] = value;
	}
	return result;
}

/** The fields inside a collection or a fixed collection. */
export function membersOf(field: INodeProperties): INodeProperties[] {
	return (field.options ?? []).flatMap((option) => {
		if (isINodePropertyCollection(option)) return option.values;
		return 'type' in option ? [option] : [];
	});
}

/**
 * Entries of a list that a person typed or an expression returned.
 *
 * @param value comma-separated text, an array, or a single value
 */
export function toList(value: unknown): string[] {
	if (value === undefined || value === null) return [];
	const entries: unknown[] = Array.isArray(value) ? value : String(value).split(/[,\n]/);
	return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

/** What a resource locator holds, or the plain text that an expression put in its place. */
export function locatedText(value: Value): string {
	const held = typeof value === 'object' && value !== null ? (value as IDataObject).value : value;
	return String(held ?? '').trim();
}

/**
 * The ID that a resource locator names: by itself, or in an address.
 *
 * @throws what `refuse` makes, for an address that names none
 */
export function locatedId(field: INodeProperties, value: Value, refuse: Refuse): string {
	const text = locatedText(value);
	const link = modeOf(field, value)?.extractValue?.regex;
	if (!link || text === '') return text;
	const [, id] = new RegExp(link).exec(text) ?? [];
	if (!id) throw refuse(field, 'is an address that names none', 'Correct it, or use By ID.');
	return id;
}

/** How the person named the thing, if they did it in the editor's way. */
export function modeOf(field: INodeProperties, value: Value): INodePropertyMode | undefined {
	const mode = typeof value === 'object' && value !== null && (value as IDataObject).mode;
	return field.modes?.find(({ name }) => name === mode);
}

/** Whether a text has the form of Didit's IDs. */
export function isId(text: string): boolean {
	return new RegExp(`^${UUID}$`).test(text);
}

/** Didit's router knows UUIDs in lower case only and answers others with an HTML page. */
export function canonicalId(id: string): string {
	return isId(id) ? id.toLowerCase() : id;
}

/** Every name of the specification is the snake case of the field's name. */
function wireName(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function readGroup(field: INodeProperties, group: Value, keep: Keep, refuse: Refuse): Value {
	const members = membersOf(field);
	if (Array.isArray(group)) {
		const entries = group.map((entry) => readMembers(members, entry as IDataObject, keep, refuse));
		return entries.length > 0 ? entries : undefined;
	}
	const values = readMembers(members, (group ?? {}) as IDataObject, keep, refuse);
	return Object.keys(values).length > 0 ? values : undefined;
}

function readNumber(field: INodeProperties, value: Value, refuse: Refuse): Value {
	if (value === '') return undefined;
	const number = typeof value === 'object' ? NaN : Number(value);
	if (!Number.isFinite(number)) throw refuse(field, `must be a number, not "${String(value)}"`);
	return number;
}

function readFlag(field: INodeProperties, value: Value, refuse: Refuse): boolean | undefined {
	if (value === '') return undefined;
	if (value === true || value === 'true' || value === 1) return true;
	if (value === false || value === 'false' || value === 0) return false;
	throw refuse(field, `must be true or false, not "${String(value)}"`);
}

/** Every date of the specification is a day: the time that a date picker adds is left out. */
function readDate(field: INodeProperties, value: Value, refuse: Refuse): Value {
	if (value === '') return value;
	const text = typeof value === 'object' ? JSON.stringify(value).slice(1) : String(value).trim();
	const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.replace(/"$/, '')) ?? [];
	if (!day || Number.isNaN(Date.parse(day))) {
		throw refuse(field, 'is not a date', 'Enter it as year-month-day, for example 1990-05-21.');
	}
	return day;
}

function readJson(field: INodeProperties, value: Value, refuse: Refuse): Value {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	const parsed = parseJson(value);
	if (!parsed) {
		throw refuse(
			field,
			'is not valid JSON',
			'Check quotes, commas and brackets, or use an expression that returns an object.',
		);
	}
	return parsed.value;
}

function parseJson(text: string): { value: Value } | undefined {
	try {
		return { value: JSON.parse(text) as Value };
	} catch {
		return undefined;
	}
}
