import { deleted } from '../../output/responses';
import { CONFIRMATION } from '../../output/expectations';
import { sessionId } from '../../fields/locators';
import { deleteNotice } from '../../fields/notices';
import { additionalFields } from '../../fields/collections';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import type { DiditRequest } from '../../../api/types';
import type { ItemParameters } from '../../input/ItemParameters';
import { DELETION_NAMES, deletionFields } from './deletionFields';
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
	fields: [deleteNotice, sessionId, additionalFields(deletionFields)],
	request: {
		spec: (parameters) => {
			const values = parameters.wire('additionalFields');
			refuseOnlyCurrent(parameters, 'additionalFields', DELETION_NAMES, values);
			return deleting(parameters);
		},
		current: (parameters) => {
			const body = parameters.wire('additionalFields');
			return { ...deleting(parameters), ...(Object.keys(body).length > 0 && { body }) };
		},
	},
	expects: CONFIRMATION,
	response: deleted('sessionId'),
};

function deleting(parameters: ItemParameters): DiditRequest {
	return { method: 'DELETE', path: ['session', parameters.id('sessionId'), 'delete'] };
}
