import { deletedMany } from '../../output/responses';
import { CONFIRMATION } from '../../output/expectations';
import { deleteManyFields, readDeleteMany } from '../../fields/deleteMany';
import type { Operation } from '../../engine/operation';

export const deleteMany: Operation = {
	value: 'deleteMany',
	name: 'Delete Many',
	action: 'Delete many users',
	description: 'Delete several people, or all, with their data for good',
	forAgents:
		'Delete several verified people, or all, with their data, for good. Only use it on an explicit request that names them.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/users/delete',
	fields: deleteManyFields({
		displayName: 'Vendor Data List',
		name: 'vendorDataList',
		type: 'string',
		default: '',
		placeholder: 'e.g. user-123, user-124',
		description: 'Comma-separated identifiers of your own, or an array',
	}),
	howToCheck: 'Look under User → Get Many who is still there.',
	request: (parameters) => {
		const { list, all } = readDeleteMany(parameters, 'vendorDataList');
		return {
			method: 'POST',
			path: ['users', 'delete'],
			body: all ? { delete_all: true } : { vendor_data_list: list },
		};
	},
	expects: CONFIRMATION,
	response: deletedMany('vendorDataList'),
};
