import type { INodeProperties } from 'n8n-workflow';
import { declare } from '../input/declared';

/** Optional fields of something that is made or done. */
export function additionalFields(fields: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: sorted(fields),
	};
}

/** What is to change. An empty text clears; what an expression fails to yield changes nothing. */
export function updateFields(fields: INodeProperties[]): INodeProperties {
	return declare(
		{ whenEmpty: 'clear' },
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: sorted(fields),
		},
	);
}

/** What a list is narrowed down by. A filter that holds nothing would widen it to everything. */
export function filters(fields: INodeProperties[]): INodeProperties {
	return declare(
		{ whenEmpty: 'refuse' },
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: sorted(fields),
		},
	);
}

/** How the node behaves, as opposed to what Didit is told. */
export function options(fields: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: sorted(fields),
	};
}

/** In the order of their labels, in which people look for them. */
export function sorted(fields: readonly INodeProperties[]): INodeProperties[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName));
}
