import type { Operation } from '../../engine/operation';
import { listId } from '../../fields/locators';
import { deleteNotice } from '../../fields/notices';
import { CONFIRMATION } from '../../output/expectations';
import { deleted } from '../../output/responses';
import { SYSTEM_LIST } from './systemList';

export const deleteList: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a list',
	description: 'Delete a list with all its entries for good',
	forAgents:
		'Delete a list with all its entries, for good. Only use it on an explicit request that names it.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/lists/delete',
	fields: [deleteNotice, listId],
	errorHints: [SYSTEM_LIST],
	request: (parameters) => ({ method: 'DELETE', path: ['lists', parameters.id('listId')] }),
	expects: CONFIRMATION,
	response: deleted('listId'),
};
