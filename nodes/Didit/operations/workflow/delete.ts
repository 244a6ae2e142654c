import { deleted } from '../../output/responses';
import { CONFIRMATION } from '../../output/expectations';
import { workflowVersionId } from '../../fields/locators';
import { deleteNotice } from '../../fields/notices';
import type { Operation } from '../../engine/operation';

export const deleteWorkflow: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a workflow',
	description: 'Delete a workflow for good; existing sessions are not affected',
	forAgents:
		'Delete a verification workflow for good. Only use it on an explicit request that names this workflow.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/workflows/delete',
	fields: [deleteNotice, workflowVersionId],
	request: (parameters) => ({ method: 'DELETE', path: ['workflows', parameters.id('workflowId')] }),
	expects: CONFIRMATION,
	response: deleted('workflowId'),
};
