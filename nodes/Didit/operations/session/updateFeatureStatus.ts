import type { Operation } from '../../engine/operation';
import { choiceField, textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { nodeId, sessionId } from '../../fields/locators';
import { record } from '../../output/expectations';

export const updateFeatureStatus: Operation = {
	value: 'updateFeatureStatus',
	name: 'Update Feature Status',
	action: 'Update the status of one check of a session',
	description: 'Approve or decline one check of a session by hand',
	forAgents:
		'Approve or decline one check of a verification by hand. Only use it when somebody with the authority has told you the outcome.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/sessions-api/update-feature-status',
	fields: [
		sessionId,
		nodeId,
		choiceField(
			{ displayName: 'New Status', name: 'newStatus', required: true },
			[
				{ name: 'Approved', value: 'Approved' },
				{ name: 'Declined', value: 'Declined' },
				{ name: 'In Review', value: 'In Review' },
			],
			'Approved',
		),
		additionalFields([
			textField({
				displayName: 'Comment',
				name: 'comment',
				description: 'Reason for the change, kept with the session',
			}),
		]),
	],
	howToCheck: 'Look at it with Session → Get Decision: Didit refuses the status that a check has.',
	request: (parameters) => ({
		method: 'PATCH',
		path: [
			'session',
			parameters.id('sessionId'),
			'features',
			parameters.ownId('nodeId'),
			'update-status',
		],
		body: { new_status: parameters.text('newStatus'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a check', 'node_id', 'new_status'),
};
