import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { deleteManyFields, readDeleteMany } from '../../fields/deleteMany';
import { declare } from '../../input/declared';
import { CONFIRMATION } from '../../output/expectations';
import { deletedMany } from '../../output/responses';
import { templateFilters } from './fields';

export const deleteMany: Operation = {
	value: 'deleteMany',
	name: 'Delete Many',
	action: 'Delete many biometric templates',
	description: 'Delete several of the face templates that are kept, or all that the fields tell',
	forAgents:
		'Delete several of the face templates that are kept of people, or all, for good. Only use it on an explicit request that names them.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/biometric-templates/batch-purge',
	fields: deleteManyFields(
		textField({
			displayName: 'Template IDs',
			name: 'templateUuids',
			description: 'Comma-separated IDs, or an array',
		}),
		// One that yields nothing would widen the deletion to everybody.
		...templateFilters.map((field) => declare({ whenEmpty: 'refuse' }, field)),
	),
	howToCheck: 'Look under Biometric Template → Get Many which are still there.',
	request: (parameters) => {
		const { list: ids, all, further } = readDeleteMany(parameters, 'templateUuids');
		if (!all && Object.keys(further).length > 0) {
			throw parameters.refuse(
				'templateUuids',
				'goes without the fields that narrow Delete All down',
				'Remove them, or empty the list and switch Delete All on. Nothing was deleted.',
			);
		}
		return {
			method: 'POST',
			path: ['biometric-templates', 'delete'],
			// What is purged already is passed over, so that Didit asks for the same request again.
			repeatable: true,
			body: all ? { delete_all: true, ...further } : { template_uuids: ids },
		};
	},
	expects: CONFIRMATION,
	response: deletedMany('templateUuids'),
};
