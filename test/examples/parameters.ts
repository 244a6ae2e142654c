import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { isINodePropertyCollection, NodeHelpers } from 'n8n-workflow';

/**
 * The parameters of a node, at any depth, that its description does not show in this setting, and
 * the choices that are none of its options.
 */
export function unknownParameters(description: INodeTypeDescription, node: INode): string[] {
	const isShown = (property: INodeProperties, values: INodeParameters): boolean =>
		NodeHelpers.displayParameter(values, property, node, description, node.parameters);

	/** Of properties of one name the one counts that is shown. */
	const withDefaults = (properties: INodeProperties[], values: INodeParameters): INodeParameters =>
		properties.reduce<INodeParameters>((all, property) => {
			const { name, default: standard } = property;
			return name in all || !isShown(property, all) ? all : { ...all, [name]: standard };
		}, values);

	const check = (properties: INodeProperties[], values: INodeParameters, path: string): string[] => {
		// n8n leaves out what has its default.
		const all = withDefaults(properties, values);
		return Object.entries(values).flatMap(([name, value]): string[] => {
			const property = properties.find((one) => one.name === name && isShown(one, all));
			return property ? checkOne(property, value, path + name) : [path + name];
		});
	};

	const checkOne = (property: INodeProperties, value: unknown, path: string): string[] => {
		const { type, options = [] } = property;
		if (type === 'collection') {
			return check(options as INodeProperties[], value as INodeParameters, `${path}.`);
		}
		if (type === 'fixedCollection') {
			return Object.entries(value as INodeParameters).flatMap(([group, entries]) => {
				const found = options.find((option) => option.name === group);
				if (!found || !isINodePropertyCollection(found)) return [`${path}.${group}`];
				return [entries]
					.flat()
					.flatMap((entry, index) =>
						check(found.values, entry as INodeParameters, `${path}.${group}[${index}].`),
					);
			});
		}
		if (type === 'options' || type === 'multiOptions') {
			const known = options.map((option) => ('value' in option ? option.value : undefined));
			const chosen = [value].flat() as typeof known;
			if (!chosen.every((choice) => known.includes(choice))) return [`${path}: ${String(value)}`];
		}
		return [];
	};

	return check(description.properties, node.parameters, '');
}
