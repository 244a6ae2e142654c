import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isForAgent } from '../agents/caller';
import type { Reading, Value } from './readValue';
import { diditId, isLink, locatedId, membersOf, readMembers, readValue } from './readValue';
import { declarationOf } from './declared';
import { identifierList } from './values/identifiers';
import type { Origin } from './nothing';
import { inside, isExpression, isNothing, YIELDS_NOTHING } from './nothing';

/**
 * Without n8n's check for `validateType`, which none of the fields has: for each parameter it looks
 * through all fields of that name, and as good as every operation has its options.
 */
const AS_IT_IS = { skipValidation: true };

/**
 * The parameters of one item, read by what the operation's fields declare: text in a number field
 * becomes a number, JSON text becomes what it says, a locator becomes its value. What cannot be
 * read is an error that names the field as the editor shows it.
 */
export class ItemParameters {
	private readonly found = new Map<string, string>();

	private readonly looked = new Map<string, unknown>();

	/** As the person left it, expressions and all. n8n copies the whole of it for whoever asks. */
	private form?: Origin;

	constructor(
		readonly context: IExecuteFunctions,
		readonly itemIndex: number,
		private readonly fields: readonly INodeProperties[],
	) {}

	/** Whether the operation has this field. */
	has(name: string): boolean {
		return this.fields.some((field) => field.name === name);
	}

	/** A text that must be there. */
	text(name: string): string {
		const text = String(this.value(name) ?? '');
		if (text === '') throw this.refuse(name, 'is empty');
		return text;
	}

	/** A text with its blanks, which may belong to a password. */
	verbatim(name: string): string {
		const text = String(this.raw(name) ?? '');
		if (text === '') throw this.refuse(name, 'is empty');
		return text;
	}

	/** The identifier of Didit's that a resource locator holds, ready for a path or a body. */
	id(name: string): string {
		return diditId(this.field(name), this.ownId(name), this.refuseField);
	}

	/** As {@link id} for an identifier of the user's own, whose letters stay as they are. */
	ownId(name: string): string {
		this.requireYield(name);
		const id =
			this.found.get(name) ?? locatedId(this.field(name), this.raw(name), this.refuseField);
		if (id === '') {
			throw this.refuse(name, 'is empty', 'Enter the ID or the expression that holds it.');
		}
		if (id === '.' || id === '..') throw this.refuse(name, `cannot be "${id}"`);
		return id;
	}

	/** As {@link ownId} for what may be left open. */
	optionalId(name: string): string | undefined {
		this.requireYield(name);
		return isNothing(this.raw(name)) ? undefined : this.ownId(name);
	}

	/** Whether the person named the thing by an address. */
	isLink(name: string): boolean {
		return isLink(this.field(name), this.raw(name));
	}

	/** From now on the field names this thing, which its address led to. */
	find(name: string, id: string): void {
		this.found.set(name, id);
	}

	number(name: string): number {
		return this.value(name) as number;
	}

	flag(name: string): boolean {
		return this.value(name) === true;
	}

	/**
	 * Identifiers: comma-separated text, or an array from an expression.
	 *
	 * @throws NodeOperationError for an entry that names nothing, and for an expression that yields none
	 */
	list(name: string): string[] {
		this.requireYield(name);
		return identifierList(this.field(name), this.raw(name), this.refuseField);
	}

	/** What of several things was chosen. */
	choices(name: string): string[] {
		return (this.value(name) ?? []) as string[];
	}

	/**
	 * A field that may be left empty.
	 *
	 * @throws NodeOperationError for an expression that yields nothing
	 */
	optional(name: string): Value {
		this.requireYield(name);
		return isNothing(this.raw(name)) ? undefined : this.value(name);
	}

	/**
	 * Which binary field of the item a field names.
	 *
	 * @param path of the field; `additionalFields.…` for one that may be left out
	 * @returns undefined where it was not added
	 * @throws NodeOperationError where it names none
	 */
	inputFieldName(path: string): string | undefined {
		const [name = '', member] = path.split('.');
		const value = this.raw(name);
		const members = (value ?? {}) as IDataObject;
		if (member !== undefined && !(member in members)) return undefined;
		const text = String((member === undefined ? value : members[member]) ?? '').trim();
		// A file that may be left out is left out where an expression finds none.
		const written = (this.origin(name).raw as IDataObject | undefined)?.[member ?? ''];
		if (text === '' && member !== undefined && isExpression(written)) return undefined;
		if (text === '') {
			throw this.refuse(
				path,
				'names no input field',
				'Enter the name of the field that holds the file. Nothing was sent to Didit for this item.',
			);
		}
		return text;
	}

	/** What a JSON field holds, whether it came as text or from an expression. */
	json(name: string): unknown {
		return this.value(name);
	}

	/** The entries of a group that can be added more than once. */
	group(name: string): IDataObject[] {
		const entries = this.value(name);
		return Array.isArray(entries) ? (entries as IDataObject[]) : [];
	}

	/**
	 * The fields of a collection under the names that go over the wire (`isNfcEnabled` becomes
	 * `is_nfc_enabled`). What holds nothing is left out, cleared or refused, as the collection says.
	 */
	wire(name: string): IDataObject {
		const field = this.field(name);
		const { whenEmpty = 'omit' } = declarationOf(field);
		const origin = { ...this.origin(name), whenEmpty };
		const values = (this.raw(name) ?? {}) as IDataObject;
		return readMembers(membersOf(field), values, this.reading(origin));
	}

	/**
	 * As {@link wire} for updates.
	 *
	 * @throws NodeOperationError when no field was added
	 */
	changes(name: string): IDataObject {
		return this.someOf(name, this.wire(name));
	}

	/**
	 * The changes, if there are any.
	 *
	 * @param name of the collection that they come from
	 * @throws NodeOperationError when there are none
	 */
	someOf(name: string, changes: IDataObject): IDataObject {
		if (Object.keys(changes).length > 0) return changes;
		throw this.refuse(name, 'has no field', 'Add at least one field to change. Nothing was sent.');
	}

	/**
	 * One of the options of the node, read by itself: what is wrong with another says so there.
	 *
	 * @returns undefined where it was not added or holds nothing
	 */
	option(name: string): Value {
		const field = membersOf(this.field('options')).find((member) => member.name === name);
		const values = (this.raw('options') ?? {}) as IDataObject;
		if (!field || !(name in values)) return undefined;
		const read = readMembers(
			[field],
			{ [name]: values[name] },
			this.reading(this.origin('options')),
		);
		return Object.values(read)[0];
	}

	/** The value of a field that the form has only sometimes; null where it has not. */
	whereShown(name: string): Value {
		const value = this.raw(name, null);
		return value === null ? null : this.value(name);
	}

	/**
	 * An error about a field, in the editor's words.
	 *
	 * @param name of the field; `additionalFields.metadata` for one inside a collection
	 * @param problem completes the sentence that the label begins
	 */
	refuse(name: string, problem: string, remedy?: string): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), `"${this.label(name)}" ${problem}`, {
			itemIndex: this.itemIndex,
			description: remedy ?? 'Nothing was sent to Didit for this item.',
		});
	}

	/** n8n evaluates an expression anew each time, which takes as long as some requests. */
	private raw(name: string, fallback?: null): Value {
		if (!this.looked.has(name)) {
			const { context, itemIndex } = this;
			this.looked.set(name, context.getNodeParameter(name, itemIndex, fallback, AS_IT_IS));
		}
		return this.looked.get(name) as Value;
	}

	private value(name: string): Value {
		this.requireYield(name);
		return readValue(this.field(name), this.raw(name), this.reading(this.origin(name)));
	}

	/** Whoever wrote an expression meant something; a default in its place could be anything else. */
	private requireYield(name: string): void {
		if (!isNothing(this.raw(name)) || !isExpression(this.origin(name).raw)) return;
		throw this.refuse(name, YIELDS_NOTHING, 'Correct it. Nothing was sent to Didit for this item.');
	}

	private origin(name: string): Origin {
		const { context } = this;
		this.form ??= {
			raw: context.getNode().parameters,
			forAgent: isForAgent(context),
			whenEmpty: 'omit',
		};
		return inside(this.form, name);
	}

	private reading(origin: Origin): Reading {
		return { origin, timezone: this.context.getTimezone(), refuse: this.refuseField };
	}

	private readonly refuseField = (field: INodeProperties, problem: string, remedy?: string) =>
		this.refuse(field.displayName, problem, remedy);

	private field(name: string): INodeProperties {
		const field = this.fields.find((candidate) => candidate.name === name);
		if (!field) {
			throw new NodeOperationError(this.context.getNode(), `There is no field "${name}"`, {
				itemIndex: this.itemIndex,
			});
		}
		return field;
	}

	private label(path: string): string {
		let level: readonly INodeProperties[] = this.fields;
		let label = path;
		for (const name of path.split('.')) {
			const found = level.find((field) => field.name === name);
			if (!found) break;
			label = found.displayName;
			level = membersOf(found);
		}
		return label;
	}
}
