import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../parameters';
import { additionalFields } from './collections';

/** The fields of an operation that deletes by list, or everything. */
export function manyFields(list: INodeProperties): INodeProperties[] {
	return [
		{
			displayName: 'What is deleted here cannot be brought back.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
		list,
		additionalFields([
			{
				displayName: 'Delete All',
				name: 'deleteAll',
				type: 'boolean',
				default: false,
				description:
					'Whether to delete everything in the application. The list must be empty then.',
			},
		]),
	];
}

/**
 * What to delete: a list, or all.
 *
 * @throws NodeOperationError when neither or both are named
 */
export function readMany(
	parameters: ItemParameters,
	name: string,
): { readonly list: string[]; readonly all: boolean } {
	const list = parameters.list(name);
	const all = parameters.wire('additionalFields').delete_all === true;
	if (all && list.length > 0) {
		throw parameters.refuse(
			name,
			'and Delete All are both set',
			'Empty the list, or switch Delete All off. Nothing was deleted.',
		);
	}
	if (!all && list.length === 0) {
		throw parameters.refuse(name, 'is empty', 'Name at least one. Nothing was deleted.');
	}
	return { list, all };
}
