import type { Operation } from '../../engine/operation';
import { listId } from '../../fields/locators';
import { deleteNotice } from '../../fields/notices';
import { CONFIRMATION } from '../../output/expectations';
import { deleted } from '../../output/responses';
import { SYSTEM_LIST } from '../list/systemList';
import { entryId } from './fields';

export const deleteEntry: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a list entry',
	description: 'Take a value off a list',
	forAgents:
		'Take a value off a list: later verifications that match it are treated like any other. Only use it when somebody with the authority has told you to.',
	lock: { because: 'decides about later verifications' },
	docs: 'https://docs.didit.me/management-api/lists/delete-entry',
	fields: [deleteNotice, listId, entryId],
	errorHints: [SYSTEM_LIST],
	request: (parameters) => ({
		method: 'DELETE',
		path: ['lists', parameters.id('listId'), 'entries', parameters.id('entryId')],
	}),
	expects: CONFIRMATION,
	response: deleted('entryId'),
};
