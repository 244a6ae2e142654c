import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { byId } from './operate';

const ID = byId('11111111-2222-4333-8444-555555555555');
const USER = byId('user-123');

/** The beginning of a JPEG, which is all of it that the node looks at. */
const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]);

/** An item with a picture in it, for the operations that send one. */
export const INPUT: INodeExecutionData = {
	json: {},
	binary: {
		data: { data: PICTURE.toString('base64'), mimeType: 'image/jpeg', fileName: 'picture.jpg' },
	},
};

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
	'webhookDelivery.get': { destinationId: ID, deliveryId: ID },
	'webhookDelivery.getAll': { destinationId: ID },
	'webhookDelivery.resend': { destinationId: ID, deliveryId: ID },
	'webhookDelivery.resendFailed': { destinationId: ID, from: '2026-05-21T00:00:00Z' },
	'webhookDestination.create': { label: 'CRM', url: 'https://example.com/hooks' },
	'webhookDestination.delete': { destinationId: ID },
	'webhookDestination.get': { destinationId: ID },
	'webhookDestination.getAll': {},
	'webhookDestination.update': { destinationId: ID, updateFields: { enabled: false } },
	'workflow.create': { workflowLabel: 'New' },
	'workflow.delete': { workflowId: ID },
	'workflow.get': { workflowId: ID },
	'workflow.update': { workflowId: ID, updateFields: { isAmlEnabled: true } },
	'workflow.getAll': {},
};
