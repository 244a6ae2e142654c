import type { Operation } from '../../engine/operation';
import { deleteNotice } from '../../fields/notices';
import { CONFIRMATION } from '../../output/expectations';
import { deleted } from '../../output/responses';
import { templateId } from './fields';

export const deleteTemplate: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a biometric template',
	description: 'Delete what was kept of a face, for good',
	forAgents:
		'Delete what was kept of one face, for good. Only use it on an explicit request that names this template.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/biometric-templates/purge',
	fields: [deleteNotice, templateId],
	request: (parameters) => ({
		method: 'DELETE',
		path: ['biometric-templates', parameters.id('templateId')],
	}),
	expects: CONFIRMATION,
	response: deleted('templateId'),
};
