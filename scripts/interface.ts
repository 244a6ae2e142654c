import type { INodeProperties } from 'n8n-workflow';
import { isINodePropertyCollection } from 'n8n-workflow';
import type { Resource } from '../nodes/Didit/engine/operation';

/** Parameters by their paths, each with its type and, for choices, its values. */
export type OperationInterface = Record<string, string>;

/**
 * What stands in users' workflows: every parameter of every operation of a resource. Whoever changes
 * one breaks workflows, so it is kept in a file, and a change of it is seen.
 */
export function interfaceOf({ operations }: Resource): Record<string, OperationInterface> {
	return Object.fromEntries(
		operations.map(({ value, fields }) => [
			value,
			Object.fromEntries(parametersOf(fields).map(([path, field]) => [path, wordsFor(field)])),
		]),
	);
}

/** All that can be filled in, groups and what is in them, by the paths that workflows have. */
export function parametersOf(
	fields: readonly INodeProperties[],
	prefix = '',
): Array<[path: string, field: INodeProperties]> {
	return fields
		.filter(({ type }) => type !== 'notice')
		.flatMap((field) => {
			const path = `${prefix}${field.name}`;
			return [[path, field], ...parametersOf(membersOf(field), `${path}.`)];
		});
}

/** The values that a choice can have; none where it is no choice. */
export function valuesOf({ type, options = [] }: INodeProperties): string[] {
	return options.flatMap((option) =>
		'value' in option && type.toLowerCase().endsWith('options') ? [String(option.value)] : [],
	);
}

/** `options: a | b`, with a star where the parameter must be filled in. */
function wordsFor(field: INodeProperties): string {
	const { type, required } = field;
	const values = valuesOf(field);
	const kind = values.length > 0 ? `${type}: ${values.join(' | ')}` : type;
	return required ? `${kind} *` : kind;
}

/** A group of n8n's holds its members under its own name, as workflows do. */
function membersOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type !== 'collection' && type !== 'fixedCollection') return [];
	return options.flatMap((option) => {
		if (!isINodePropertyCollection(option)) return 'type' in option ? [option] : [];
		return option.values.map((member) => ({ ...member, name: `${option.name}.${member.name}` }));
	});
}
