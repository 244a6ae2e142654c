import { deleted } from '../../output/responses';
import { CONFIRMATION } from '../../output/expectations';
import { questionnaireId } from '../../fields/locators';
import { deleteNotice } from '../../fields/notices';
import type { Operation } from '../../engine/operation';

export const deleteQuestionnaire: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a questionnaire',
	description: 'Delete a questionnaire for good',
	forAgents:
		'Delete a questionnaire for good. Only use it on an explicit request that names this questionnaire.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/questionnaires/delete',
	fields: [deleteNotice, questionnaireId],
	request: (parameters) => ({
		method: 'DELETE',
		path: ['questionnaires', parameters.id('questionnaireId')],
	}),
	expects: CONFIRMATION,
	response: deleted('questionnaireId'),
};
