import type { INodeProperties } from 'n8n-workflow';
import { parametersOf, valuesOf } from '../../interface';
import type { Loaded, LoadedNode } from '../checks/loaded';

/** What a workflow, or a credential, has of one parameter. */
export interface KeptParameter {
	readonly type: string;
	/** Of a choice. */
	readonly values?: readonly string[];
	readonly required?: true;
	/** As JSON. n8n stores no value that is the default, so a workflow changes with it. */
	readonly default?: string;
}

export type KeptParameters = Readonly<Record<string, KeptParameter>>;

/** What stands in people's workflows and credentials of one version of the package. */
export interface Kept {
	readonly version: string;
	/** Versions and credentials of each node. */
	readonly nodes: Readonly<
		Record<
			string,
			{ readonly versions: readonly number[]; readonly credentials: readonly string[] }
		>
	>;
	/** By place: `node diditTrigger`, `node didit: session.create`, `credential diditApi`. */
	readonly parameters: Readonly<Record<string, KeptParameters>>;
}

/** Reads what is kept off the descriptions that n8n loaded. */
export function keptOf({ nodes, credentials }: Loaded, version: string): Kept {
	return {
		version,
		nodes: Object.fromEntries(
			nodes.map((node) => [
				node.name,
				{
					versions: [node.version].flat(),
					credentials: (node.credentials ?? []).map(({ name }) => name),
				},
			]),
		),
		parameters: Object.fromEntries([
			...nodes.flatMap(placesOf),
			...credentials.map(({ name, properties }) => [`credential ${name}`, kept(properties)]),
		]) as Kept['parameters'],
	};
}

/** A node without operations is one place; any other has one for each operation. */
function placesOf({ name, properties }: LoadedNode): Array<[string, KeptParameters]> {
	const operations = properties
		.filter((field) => field.name === 'operation')
		.flatMap((field) =>
			(field.displayOptions?.show?.resource ?? []).flatMap((resource) =>
				valuesOf(field).map((operation) => ({ resource: String(resource), operation })),
			),
		);
	if (operations.length === 0) return [[`node ${name}`, kept(properties)]];
	const fields = properties.filter((field) => !['resource', 'operation'].includes(field.name));
	return operations.map(({ resource, operation }) => [
		`node ${name}: ${resource}.${operation}`,
		kept(fields.filter((field) => isShown(field, { resource, operation }))),
	]);
}

/** Whether a field belongs to an operation; what else it depends on does not matter. */
function isShown({ displayOptions }: INodeProperties, chosen: Record<string, string>): boolean {
	return Object.entries(chosen).every(([name, value]) => {
		const values = displayOptions?.show?.[name];
		return values === undefined || values.includes(value);
	});
}

function kept(fields: readonly INodeProperties[]): KeptParameters {
	const all = new Map<string, KeptParameter>();
	for (const [path, field] of parametersOf(fields)) {
		if (field.type !== 'callout') all.set(path, joined(all.get(path), keptParameter(field)));
	}
	return Object.fromEntries([...all].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function keptParameter(field: INodeProperties): KeptParameter {
	const values = valuesOf(field);
	const byDefault = JSON.stringify(field.default);
	return {
		type: field.type,
		...(values.length > 0 && { values }),
		...(field.required && { required: true as const }),
		...(byDefault !== undefined && byDefault !== '""' && { default: byDefault }),
	};
}

/** A name may stand for several fields, of which the form shows one at a time. */
function joined(one: KeptParameter | undefined, other: KeptParameter): KeptParameter {
	if (!one) return other;
	const values = [...new Set([...(one.values ?? []), ...(other.values ?? [])])];
	const types = new Set([...one.type.split('/'), other.type]);
	return {
		type: [...types].sort().join('/'),
		...(values.length > 0 && { values }),
		...(one.required && other.required && { required: true as const }),
		...(one.default !== undefined && { default: one.default }),
	};
}
