import type { INodeProperties } from 'n8n-workflow';
import { simplifyFields } from '../fields/simplify';
import { withCommonOptions } from './commonOptions';
import type { Operation, Resource } from './operation';

/** Resources as the node offers them: each operation with the fields that follow from what it says. */
export function completed(resources: readonly Resource[]): Resource[] {
	return resources.map((resource) => {
		const [first, ...others] = resource.operations;
		return { ...resource, operations: [complete(first), ...others.map(complete)] };
	});
}

function complete(operation: Operation): Operation {
	return { ...operation, fields: withCommonOptions(operation, withSimplify(operation)) };
}

/** Simplify stands where n8n has it: after what is asked of everybody, before what can be added. */
function withSimplify({ fields, simplify }: Operation): INodeProperties[] {
	if (!simplify) return [...fields];
	const optional = fields.findIndex(({ type }) => type === 'collection');
	const at = optional === -1 ? fields.length : optional;
	return [...fields.slice(0, at), ...simplifyFields(simplify), ...fields.slice(at)];
}
