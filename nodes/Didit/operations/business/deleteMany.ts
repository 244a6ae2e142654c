import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { deleteManyFields, readDeleteMany } from '../../fields/deleteMany';
import { CONFIRMATION } from '../../output/expectations';
import { deletedMany } from '../../output/responses';

export const deleteMany: Operation = {
	value: 'deleteMany',
	name: 'Delete Many',
	action: 'Delete many businesses',
	description: 'Delete several companies, or all, with their data for good',
	forAgents:
		'Delete several companies, or all, with their data, for good. Only use it on an explicit request that names them.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/businesses/delete',
	fields: deleteManyFields(
		textField({
			displayName: 'Vendor Data List',
			name: 'vendorDataList',
			placeholder: 'e.g. company-123, company-124',
			description: 'Comma-separated identifiers of your own, or an array',
		}),
	),
	howToCheck: 'Look under Business → Get Many which are still there.',
	request: (parameters) => {
		const { list: vendorDataList, all } = readDeleteMany(parameters, 'vendorDataList');
		return {
			method: 'POST',
			path: ['businesses', 'delete'],
			body: all ? { delete_all: true } : { vendor_data_list: vendorDataList },
		};
	},
	expects: CONFIRMATION,
	response: deletedMany('vendorDataList'),
};
