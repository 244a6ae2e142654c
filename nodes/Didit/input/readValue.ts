import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { isINodePropertyCollection } from 'n8n-workflow';
import { UUID } from '../fields/urlPatterns';
import { choice, choices } from './values/choices';
import { jsonOf } from './values/json';
import { moment } from './values/moments';
import { declarationOf } from './declared';
import { identifier } from './values/identifiers';
import type { Origin } from './nothing';
import { emptyMember, inside, isNothing } from './nothing';
import { textOf } from './values/text';

export type Value = IDataObject[string];

/** Makes the error for a value that a field cannot hold. */
export type Refuse = (field: INodeProperties, problem: string, remedy?: string) => Error;

/** What is known about the reading of a value. */
export interface Reading {
	readonly origin: Origin;
	/** The workflow's, as IANA names it. */
	readonly timezone: string;
	readonly refuse: Refuse;
}

/** Value of a choice that is sent as null: n8n has no choice that is null itself. */
export const NULL_CHOICE = 'null';

/**
 * Reads a value by what its field declares. Members of groups get the names that go over the wire.
 *
 * @returns undefined for what is not to be sent
 * @throws what `refuse` makes, for a value that the field cannot hold
 */
export function readValue(field: INodeProperties, value: Value, reading: Reading): Value {
	const { refuse, timezone } = reading;
	if (value === undefined || value === null) return undefined;
	const { read } = declarationOf(field);
	if (read) return read(field, value, refuse, timezone);
	switch (field.type) {
		case 'number':
			return readNumber(field, value, refuse);
		case 'boolean':
			return readFlag(field, value, refuse);
		case 'json':
			return jsonOf(field, value, refuse);
		case 'dateTime':
			return moment(field, value, refuse, timezone);
		case 'resourceLocator':
			return diditId(field, locatedId(field, value, refuse), refuse);
		case 'options': {
			const chosen = choice(field, value, refuse);
			return chosen === NULL_CHOICE ? null : chosen;
		}
		case 'multiOptions':
			return choices(field, value, refuse);
		case 'fixedCollection':
			return readGroups(field, value as IDataObject, reading);
		case 'collection': {
			const members = readMembers(membersOf(field), value as IDataObject, reading);
			// Sent empty it would clear what is there.
			return Object.keys(members).length > 0 ? members : undefined;
		}
		case 'string':
			return textOf(field, value, refuse);
		default:
			return value;
	}
}

/**
 * The members of a collection or of a group that are set, under their names on the wire.
 *
 * @throws what `refuse` makes, for a member that cannot be read, or holds nothing and has to
 */
export function readMembers(
	members: readonly INodeProperties[],
	values: IDataObject,
	reading: Reading,
): IDataObject {
	const result: IDataObject = {};
	for (const member of members) {
		if (!(member.name in values)) continue;
		const value = values[member.name];
		const own = { ...reading, origin: inside(reading.origin, member.name) };
		const read = isNothing(value)
			? cleared(member, emptyMember(member, value, own.origin, reading.refuse), own)
			: readValue(member, value, own);
		if (read !== undefined) result[wireName(member)] = read;
	}
	return result;
}

/** What clears a field: of several texts an empty list, which Didit takes in no other form. */
function cleared(member: INodeProperties, empty: '' | undefined, reading: Reading): Value {
	const { read } = declarationOf(member);
	return empty !== undefined && read ? read(member, empty, reading.refuse) : empty;
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

/**
 * The ID that a resource locator names: by itself, or in an address, in whichever mode that stands.
 *
 * @throws what `refuse` makes, for an address that names none, and for what is no identifier
 */
export function locatedId(field: INodeProperties, value: Value, refuse: Refuse): string {
	const text = identifier(field, located(value), refuse) as string;
	if (!isLink(field, value)) return text;
	const [, id] = new RegExp(linkPattern(field) ?? '').exec(text) ?? [];
	if (!id) throw refuse(field, 'is an address that names none', 'Correct it, or use By ID.');
	return id;
}

/**
 * An ID that Didit gave, as its router knows it: in lower case only, and for anything but a UUID
 * there is an HTML page.
 *
 * @throws what `refuse` makes, for a text that is none
 */
export function diditId(field: INodeProperties, text: string, refuse: Refuse): string {
	if (isId(text)) return text.toLowerCase();
	throw refuse(
		field,
		`holds "${text.slice(0, LONGEST_QUOTE)}", which is no ID`,
		'An ID has 32 digits and letters from a to f, in five groups. Nothing was sent.',
	);
}

const LONGEST_QUOTE = 40;

/** Whether the person named the thing by an address. */
export function isLink(field: INodeProperties, value: Value): boolean {
	if (linkPattern(field) === undefined) return false;
	const { mode } = (value ?? {}) as IDataObject;
	return mode === 'url' || /^\s*https?:/i.test(String(located(value)));
}

/** What a resource locator holds, or what an expression put in its place. */
export function located(value: Value): Value {
	return typeof value === 'object' && value !== null && 'mode' in value ? value.value : value;
}

function linkPattern(field: INodeProperties): string | RegExp | undefined {
	return field.modes?.find(({ extractValue }) => extractValue)?.extractValue?.regex;
}

/** Whether a text has the form of Didit's IDs. */
export function isId(text: string): boolean {
	return new RegExp(`^${UUID}$`).test(text);
}

/** What a field is called over the wire: what it declares, or the snake case of its name. */
export function wireName(field: INodeProperties): string {
	return declarationOf(field).wireName ?? snakeCase(field.name);
}

export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A field with one group, `values`, is what that holds; one with several is an object of those added. */
function readGroups(field: INodeProperties, added: IDataObject, reading: Reading): Value {
	const groups = (field.options ?? []).filter(isINodePropertyCollection);
	const [only] = groups;
	if (only?.name === 'values') return readGroup(field, only, added.values, reading);
	const read = groups
		.filter(({ name }) => name in added)
		.map((group) => [group.name, readGroup(field, group, added[group.name], reading) ?? {}]);
	return read.length > 0 ? (Object.fromEntries(read) as IDataObject) : undefined;
}

/** The members of a group are named with it, as the editor shows them. */
function readGroup(
	field: INodeProperties,
	{ name, displayName: label, values: members }: INodePropertyCollection,
	group: Value,
	reading: Reading,
): Value {
	const shown = name === 'values' ? field.displayName : `${field.displayName} → ${label}`;
	const level = {
		...reading,
		origin: inside(reading.origin, name),
		refuse: (member: INodeProperties, problem: string, remedy?: string) => {
			const displayName = `${shown} → ${member.displayName}`;
			return reading.refuse({ ...member, displayName }, problem, remedy);
		},
	};
	if (Array.isArray(group)) {
		const entries = group.map((entry, index) =>
			readMembers(members, entry as IDataObject, { ...level, origin: inside(level.origin, index) }),
		);
		return entries.length > 0 ? entries : undefined;
	}
	const values = readMembers(members, (group ?? {}) as IDataObject, level);
	return Object.keys(values).length > 0 ? values : undefined;
}

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number within the bounds that the field declares: an expression goes around those of the form. */
function readNumber(field: INodeProperties, value: Value, refuse: Refuse): Value {
	const text = String(value).trim();
	if (text === '') return undefined;
	const number = Number(text);
	if (typeof value === 'object' || !NUMBER.test(text) || !Number.isFinite(number)) {
		throw refuse(field, `must be a number, not ${inWords(value)}`);
	}
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = field.typeOptions ?? {};
	const isWhole = numberPrecision === 0;
	if (number < minValue || number > maxValue || (isWhole && !Number.isSafeInteger(number))) {
		throw refuse(field, `must be ${boundsInWords(minValue, maxValue, isWhole)}, not ${text}`);
	}
	return number;
}

function boundsInWords(least: number, most: number, isWhole: boolean): string {
	const what = isWhole ? 'a whole number' : 'a number';
	if (most === Infinity) return least === -Infinity ? what : `${what}, at least ${least}`;
	return least === -Infinity ? `${what}, at most ${most}` : `${what} from ${least} to ${most}`;
}

function readFlag(field: INodeProperties, value: Value, refuse: Refuse): boolean | undefined {
	if (value === '') return undefined;
	const text = String(value).trim().toLowerCase();
	if (['true', '1'].includes(text)) return true;
	if (['false', '0'].includes(text)) return false;
	throw refuse(field, `must be true or false, not ${inWords(value)}`);
}

/** What stands in the place of a number or a switch; an expression may yield a whole row. */
function inWords(value: Value): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'an object';
	return `"${String(value).trim().slice(0, LONGEST_QUOTE)}"`;
}
