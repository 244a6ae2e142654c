import { deleted } from '../../output/responses';
import { CONFIRMATION } from '../../output/expectations';
import { sessionId } from '../../fields/locators';
import { deleteNotice } from '../../fields/notices';
import type { Operation } from '../../engine/operation';

export const deleteSession: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a session',
	description: 'Delete a session and all its data for good',
	forAgents:
		'Delete one verification session with all its data, for good. Only use it on an explicit request that names this session.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/sessions-api/delete-session',
	fields: [deleteNotice, sessionId],
	request: (parameters) => ({
		method: 'DELETE',
		path: ['session', parameters.id('sessionId'), 'delete'],
	}),
	expects: CONFIRMATION,
	response: deleted('sessionId'),
};
