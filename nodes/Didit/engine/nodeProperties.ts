import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { agentProperties } from '../agents/agentProperties';
import { registry } from '../operations';
import type { Operation, Resource } from './operation';

/** All properties of the node, made from the registry: dropdowns first, then each operation's fields. */
export function nodeProperties(): INodeProperties[] {
	return [
		resourceDropdown(),
		...registry.flatMap(operationDropdowns),
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

/** One for people and, where not every operation is for agents, another for them. */
function operationDropdowns(resource: Resource): INodeProperties[] {
	const { operations } = resource;
	const offered = operations.filter(({ forAgents }) => forAgents !== undefined);
	if (offered.length === operations.length) return [operationDropdown(resource, operations)];
	const [forPeople, forAgents] = [operations, offered].map((some) =>
		operationDropdown(resource, some),
	) as [INodeProperties, INodeProperties];
	return [
		...updateDisplayOptions({ hide: { '@tool': [true] } }, [forPeople]),
		...updateDisplayOptions({ show: { '@tool': [true] } }, [forAgents]),
	];
}

function operationDropdown(
	{ value, operations: [{ value: firstOperation }] }: Resource,
	operations: readonly Operation[],
): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map(toOption),
		default: firstOperation,
	};
}

function toOption({ name, value, action, description }: Operation): INodePropertyOptions {
	return { name, value, action, description };
}

function fieldsOf(resource: Resource, operation: Operation): INodeProperties[] {
	const show = { resource: [resource.value], operation: [operation.value] };
	return updateDisplayOptions({ show }, [
		...agentProperties(operation),
		...operation.fields,
		helpLink(operation),
	]);
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
