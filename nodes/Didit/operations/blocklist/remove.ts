import { CONFIRMATION } from '../../expectations';
import { additionalFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import type { Operation } from '../types';
import { readFlags } from './flags';

export const remove: Operation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove from the blocklist',
	description: 'Lift what was blocked from a session',
	forAgents:
		'Lift a block that came from a session, so that the person can be verified again. Only use it when a person with the authority has decided so.',
	lock: { because: 'lets people in who were blocked' },
	docs: 'https://docs.didit.me/sessions-api/blocklist/remove',
	fields: [
		sessionId,
		additionalFields([
			{
				displayName: 'Unblock Document',
				name: 'unblockDocument',
				type: 'boolean',
				default: true,
				description: 'Whether to end the warning ID_DOCUMENT_IN_BLOCKLIST for this document',
			},
			{
				displayName: 'Unblock Email',
				name: 'unblockEmail',
				type: 'boolean',
				default: true,
				description: 'Whether to end the warning EMAIL_IN_BLOCKLIST for this email address',
			},
			{
				displayName: 'Unblock Face',
				name: 'unblockFace',
				type: 'boolean',
				default: true,
				description: 'Whether to end the warning FACE_IN_BLOCKLIST for this face',
			},
			{
				displayName: 'Unblock Phone',
				name: 'unblockPhone',
				type: 'boolean',
				default: true,
				description: 'Whether to end the warning PHONE_NUMBER_IN_BLOCKLIST for this number',
			},
		]),
	],
	check: 'Look under Blocklist → Get Many what is still listed.',
	request: (parameters) => ({
		method: 'POST',
		path: ['blocklist', 'remove'],
		body: { session_id: parameters.id('sessionId'), ...readFlags(parameters) },
	}),
	expects: CONFIRMATION,
};
