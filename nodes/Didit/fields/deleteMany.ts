import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../input/ItemParameters';
import { additionalFields } from './collections';
import { deleteNotice } from './notices';

/** The fields of an operation that deletes by list, or everything. */
export function deleteManyFields(
	list: INodeProperties,
	...further: INodeProperties[]
): INodeProperties[] {
	return [
		deleteNotice,
		list,
		additionalFields([
			{
				displayName: 'Confirm Delete All',
				name: 'confirmDeleteAll',
				type: 'boolean',
				default: false,
				description: 'Whether you are sure. Delete All does nothing without it.',
			},
			{
				displayName: 'Delete All',
				name: 'deleteAll',
				type: 'boolean',
				default: false,
				description:
					'Whether to delete everything in the application. The list must be empty then.',
			},
			...further,
		]),
	];
}

/**
 * What to delete: a list, or all, and what else was said of it.
 *
 * @throws NodeOperationError when neither or both are named, and for all without a confirmation
 */
export function readDeleteMany(
	parameters: ItemParameters,
	name: string,
): { readonly list: string[]; readonly all: boolean; readonly further: IDataObject } {
	const list = parameters.list(name);
	const {
		delete_all: deleteAll,
		confirm_delete_all: confirmed,
		...further
	} = parameters.wire('additionalFields');
	const all = deleteAll === true;
	if (all && list.length > 0) {
		throw parameters.refuse(
			name,
			'and Delete All are both set',
			'Empty the list, or switch Delete All off. Nothing was deleted.',
		);
	}
	if (all && confirmed !== true) {
		throw parameters.refuse(
			'additionalFields.confirmDeleteAll',
			'is not switched on',
			'Delete All deletes everything in the application. Add Confirm Delete All and switch it on if that is what you want. Nothing was deleted.',
		);
	}
	if (!all && list.length === 0) {
		throw parameters.refuse(name, 'is empty', 'Name at least one. Nothing was deleted.');
	}
	return { list, all, further };
}
