import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { withCommonOptions } from './commonOptions';
import { registry } from './operations';
import type { Operation, Resource } from './operations/types';

/** All properties of the node, made from the registry: dropdowns first, then each operation's fields. */
export function nodeProperties(): INodeProperties[] {
	return [
		resourceDropdown(),
		...registry.map(operationDropdown),
		...registry.flatMap((resource) =>
			resource.operations.flatMap((operation) => fieldsOf(resource, operation)),
		),
	];
}

function resourceDropdown(): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: registry.map(({ name, value }) => ({ name, value })),
		default: 'session',
	};
}

function operationDropdown(resource: Resource): INodeProperties {
	const [{ value: firstOperation }] = resource.operations;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(toOption),
		default: firstOperation,
	};
}

function toOption({ name, value, action, description }: Operation): INodePropertyOptions {
	return { name, value, action, description };
}

function fieldsOf(resource: Resource, operation: Operation): INodeProperties[] {
	const show = { resource: [resource.value], operation: [operation.value] };
	return updateDisplayOptions({ show }, [...withCommonOptions(operation), helpLink(operation)]);
}

/** Opens Didit's page on the operation. Who needs it no more takes it away, once for all operations. */
function helpLink({ action, docs }: Operation): INodeProperties {
	return {
		displayName: `Didit's documentation: <a href="${docs}" target="_blank">${action}</a>`,
		name: 'diditDocumentation',
		type: 'callout',
		default: '',
	};
}
