import type { INodeParameters } from 'n8n-workflow';
import { registry } from '../../nodes/Didit/operations';
import { newEmail } from '../support/account';
import type { Operated } from '../support/operate';
import { byId, fault, operate, operateAccount } from '../support/operate';
import { accountCredential, control, newApplication } from '../support/sandbox';

const ID = byId('11111111-2222-4333-8444-555555555555');
const USER = byId('user-123');

/** The least that each operation asks for. All of them go through in test/schemas/tour.ts. */
const LEAST: Record<string, INodeParameters> = {
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

test('the table has every operation', () => {
	const all = registry.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}.${operation.value}`),
	);
	expect(Object.keys(LEAST).sort()).toEqual(all.sort());
});

const refusal = { kind: 'status', status: 409, body: { detail: 'Not today.' }, times: null };
const input = { json: { customer: 7 } };

/** Runs an operation while Didit refuses whatever comes. */
async function refused(operation: string, onError: NonNullable<More['onError']>) {
	const more = { items: [input], onError };
	const parameters = LEAST[operation];
	if (!operation.startsWith('account.')) {
		const application = await newApplication();
		await fault(application, refusal);
		return await operate(application, operation, parameters, more);
	}
	const email = newEmail();
	await control('POST', '/faults', { email, ...refusal });
	const credentials = accountCredential(email, 'MyStr0ng!Pass');
	const own = parameters?.email ? { ...parameters, email } : parameters;
	return await operateAccount(email, credentials, operation, own, more);
}

type More = NonNullable<Parameters<typeof operate>[3]>;

/** The words, whatever n8n may have made of them. */
const words = ({ error }: Operated) => `${error?.message} ${error?.description}`;

describe.each(Object.keys(LEAST))('%s, refused by Didit', (operation) => {
	test('ends the run, where On Error says stop', async () => {
		const run = await refused(operation, 'stopWorkflow');
		expect(words(run)).toContain('Not today.');
		expect(run.items).toEqual([]);
		expect(run.sent.length).toBeGreaterThan(0);
	});

	test('says so in its item, where it says continue', async () => {
		const run = await refused(operation, 'continueRegularOutput');
		const error = expect.stringContaining('Not today.') as string;
		expect(run.items).toMatchObject([{ json: { ...input.json, error }, pairedItem: { item: 0 } }]);
		expect(run.error).toBeUndefined();
	});

	test('says so in the error output, where it has one', async () => {
		const run = await refused(operation, 'continueErrorOutput');
		const error = expect.stringContaining('Not today.') as string;
		expect(run.items).toEqual([]);
		expect(run.errors).toMatchObject([{ json: { ...input.json, error } }]);
	});
});
