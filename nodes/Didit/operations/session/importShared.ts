import { record } from '../../output/expectations';
import { additionalFields } from '../../fields/collections';
import { workflowId } from '../../fields/locators';
import { personVendorData } from '../../fields/vendorData';
import { importedDecision } from '../../output/simplify/session/decision';
import type { Operation } from '../../engine/operation';

export const importShared: Operation = {
	value: 'importShared',
	name: 'Import Shared',
	action: 'Import a shared session',
	description: 'Take over a session that a partner shared; works once per session',
	forAgents:
		'Take over a finished verification that a partner shared, by its share token. Works once for each session.',
	docs: 'https://docs.didit.me/sessions-api/share-session/import',
	fields: [
		{
			displayName: 'Share Token',
			name: 'shareToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The token that the partner got from the Share operation',
		},
		{
			displayName: 'Trust Review',
			name: 'trustReview',
			type: 'boolean',
			required: true,
			default: false,
			description:
				'Whether to keep the status that the partner gave. Otherwise the session goes to In Review.',
		},
		workflowId,
		additionalFields([personVendorData]),
	],
	howToCheck: 'Look for the session under Session → Get Many first: it can be imported only once.',
	request: (parameters) => ({
		method: 'POST',
		path: ['session', 'import-shared'],
		body: {
			share_token: parameters.text('shareToken'),
			trust_review: parameters.flag('trustReview'),
			workflow_id: parameters.id('workflowId'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a session', 'session_id'),
	simplify: importedDecision,
};
