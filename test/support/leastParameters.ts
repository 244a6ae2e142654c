import type { INodeParameters } from 'n8n-workflow';
import { byId } from './operate';

const ID = byId('11111111-2222-4333-8444-555555555555');
const USER = byId('user-123');

/** The least that each operation asks for. All of them go through in test/schemas/tour.ts. */
export const LEAST: Record<string, INodeParameters> = {
	'account.getCredentials': { organizationId: ID, applicationId: ID },
	'account.getOrganizations': {},
	'account.login': { email: 'ana@example.com', password: 'MyStr0ng!Pass' },
	'account.register': { email: 'ana@example.com', password: 'MyStr0ng!Pass' },
	'account.verifyEmail': { email: 'ana@example.com', code: 'A3K9F2' },
	'billing.getBalance': {},
	'billing.topUp': { amountInDollars: 50 },
	'blocklist.add': { sessionId: ID, itemsToBlock: ['face'] },
	'blocklist.getAll': {},
	'blocklist.remove': { sessionId: ID, itemsToUnblock: ['face'] },
	'questionnaire.create': {
		title: 'Work',
		defineFormElements: 'json',
		formElementsJson: '[{"element_type":"short_text","label":{"en":"Occupation?"}}]',
	},
	'questionnaire.delete': { questionnaireId: ID },
	'questionnaire.get': { questionnaireId: ID },
	'questionnaire.getAll': {},
	'questionnaire.update': { questionnaireId: ID, updateFields: { title: 'Work' } },
	'session.create': { workflowId: ID },
	'session.createAndWait': { workflowId: ID, email: 'ana@example.com' },
	'session.delete': { sessionId: ID },
	'session.deleteMany': { sessionNumbers: '7' },
	'session.getAll': {},
	'session.getDecision': { sessionId: ID },
	'session.getPdf': { sessionId: ID },
	'session.importShared': { shareToken: 'a-token', workflowId: ID },
	'session.share': { sessionId: ID },
	'session.updateStatus': { sessionId: ID, newStatus: 'Approved' },
	'session.waitForDecision': { sessionId: ID },
	'sessionReview.create': { sessionId: ID, newStatus: 'Approved' },
	'sessionReview.getAll': { sessionId: ID },
	'user.deleteMany': { vendorDataList: 'user-123' },
	'user.get': { vendorData: USER },
	'user.getAll': {},
	'user.update': { vendorData: USER, updateFields: { displayName: 'Ana' } },
	'webhook.get': {},
	'webhook.update': { updateFields: { captureMethod: 'both' } },
	'workflow.create': { workflowLabel: 'New' },
	'workflow.delete': { workflowId: ID },
	'workflow.get': { workflowId: ID },
	'workflow.update': { workflowId: ID, updateFields: { isAmlEnabled: true } },
	'workflow.getAll': {},
};
