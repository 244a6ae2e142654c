import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { byId, newSession, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication();
});

async function updateWorkflow(updateFields: INodeParameters) {
	return await operate(application, 'workflow.update', {
		workflowId: byId(application.default_workflow_id),
		updateFields,
	});
}

async function createSession(additionalFields: INodeParameters, json = {}) {
	const workflowId = byId(application.default_workflow_id);
	const parameters = { workflowId, additionalFields };
	return await operate(application, 'session.create', parameters, { items: [{ json }] });
}

describe('values of expressions', () => {
	test.each<[INodeParameters, object]>([
		[{ amlDeclineThreshold: '={{ "75" }}' }, { aml_decline_threshold: 75 }],
		[{ amlDeclineThreshold: '={{ 75 }}' }, { aml_decline_threshold: 75 }],
		[{ isNfcEnabled: '={{ "true" }}' }, { is_nfc_enabled: true }],
		[{ isNfcEnabled: '={{ "false" }}' }, { is_nfc_enabled: false }],
		[{ isNfcEnabled: '={{ 1 }}' }, { is_nfc_enabled: true }],
		[{ isNfcEnabled: '={{ 0 }}' }, { is_nfc_enabled: false }],
		[{ retryWindowDays: '={{ null }}' }, { retry_window_days: null }],
		[{ workflowLabel: '={{ 7 }}' }, { workflow_label: '7' }],
		[{ workflowLabel: '=  KYC  ' }, { workflow_label: 'KYC' }],
		[{ documentsAllowed: '{"ESP": ["P"]}' }, { documents_allowed: { ESP: ['P'] } }],
		[{ documentsAllowed: '={{ ({ ESP: ["P"] }) }}' }, { documents_allowed: { ESP: ['P'] } }],
		[
			{ documentsAllowed: '={{ JSON.stringify({ ESP: [] }) }}' },
			{ documents_allowed: { ESP: [] } },
		],
		[{ documentsAllowed: {} as never }, { documents_allowed: {} }],
	])('%j is sent as %j', async (updateFields, body) => {
		const run = await updateWorkflow(updateFields);
		expect(run.error).toBeUndefined();
		expect(run.sent).toMatchObject([{ body }]);
		expect(run.sent[0]?.body).toEqual(body);
	});

	test.each<[INodeParameters, string]>([
		[{ amlDeclineThreshold: '={{ "high" }}' }, '"AML Decline Threshold" must be a number'],
		[{ amlDeclineThreshold: '={{ [1] }}' }, '"AML Decline Threshold" must be a number'],
		[{ amlDeclineThreshold: '={{ NaN }}' }, '"AML Decline Threshold" must be a number'],
		[{ isNfcEnabled: '={{ "yes" }}' }, '"Enable NFC" must be true or false'],
		[{ documentsAllowed: '{ESP: 1}' }, '"Documents Allowed" is not valid JSON'],
		[{ documentsAllowed: '{"ESP": 1' }, '"Documents Allowed" is not valid JSON'],
	])('%j is refused by the name of the field', async (updateFields, message) => {
		const run = await updateWorkflow(updateFields);
		expect(run.error?.message).toContain(message);
		expect(run.error?.description).toMatch(/Nothing was sent|Check quotes/);
		expect(run.sent).toEqual([]);
	});

	test('null is sent, what is empty or missing is not', async () => {
		const run = await createSession({
			callback: '={{ null }}',
			vendorData: '={{ $json.missing }}',
			language: '',
			metadata: '',
		});
		expect(run.sent).toMatchObject([
			{ body: { workflow_id: application.default_workflow_id, callback: null } },
		]);
		expect(Object.keys(run.sent[0]?.body as object).sort()).toEqual(['callback', 'workflow_id']);
	});

	test('an empty cell in a switch switches nothing', async () => {
		const run = await createSession({
			contactDetails: { values: { email: 'a@mail.test', sendNotificationEmails: '={{ "" }}' } },
		});
		const [{ body } = { body: {} }] = run.sent;
		expect(body).toMatchObject({ contact_details: { email: 'a@mail.test' } });
		expect(body).not.toHaveProperty('contact_details.send_notification_emails');
	});

	test('JSON inside a group of fields names that field', async () => {
		const run = await createSession({ metadata: '{"a":' });
		expect(run.error?.message).toBe('"Metadata" is not valid JSON');
		expect(run.sent).toEqual([]);
	});
});

describe('dates', () => {
	test.each([
		['1990-05-21', '1990-05-21'],
		['1990-05-21T00:00:00', '1990-05-21'],
		['1990-05-21T00:00:00.000+02:00', '1990-05-21'],
		['1990-05-21 10:00', '1990-05-21'],
		['={{ DateTime.fromISO("1990-05-21T23:30:00", { zone: "Asia/Tokyo" }) }}', '1990-05-21'],
	])('%s is sent as a day', async (dateOfBirth, day) => {
		const run = await createSession({ expectedDetails: { values: { dateOfBirth } } });
		expect(run.sent).toMatchObject([{ body: { expected_details: { date_of_birth: day } } }]);
	});

	test.each(['21.05.1990', '1990-13-01', 'yesterday'])('%s is refused', async (dateOfBirth) => {
		const run = await createSession({ expectedDetails: { values: { dateOfBirth } } });
		expect(run.error?.message).toBe('"Date of Birth" is not a date');
		expect(run.error?.description).toContain('1990-05-21');
		expect(run.sent).toEqual([]);
	});
});

describe('an ID', () => {
	test.each<[string, (id: string) => NodeParameterValueType]>([
		['from a locator', (id) => byId(id)],
		['from an expression in a locator', (id) => byId(`={{ "${id}" }}`)],
		['as plain text', (id) => id],
		['from an expression in place of the locator', (id) => `={{ "${id}" }}`],
		['in upper case', (id) => byId(id.toUpperCase())],
		['with blanks around it', (id) => byId(` ${id}\n`)],
		['from a list', (id) => ({ __rl: true, mode: 'list', value: id, cachedResultName: 'KYC' })],
	])('is taken %s', async (_what, write) => {
		const { session_id: id } = await newSession(application);
		const run = await operate(application, 'session.getDecision', { sessionId: write(id) });
		expect(run.sent).toMatchObject([{ path: `/v3/session/${id}/decision/` }]);
		expect(run.items[0]?.json.session_id).toBe(id);
	});

	test('goes into a body and a filter in lower case too', async () => {
		const upper = byId(application.default_workflow_id.toUpperCase());
		const created = await operate(application, 'session.create', { workflowId: upper });
		const listed = await operate(application, 'session.getAll', { filters: { workflowId: upper } });
		const workflow_id = application.default_workflow_id;
		expect(created.sent).toMatchObject([{ body: { workflow_id } }]);
		expect(listed.sent).toMatchObject([{ query: { workflow_id } }]);
	});

	test.each(['.', '..', ' .. '])('is never %p', async (value) => {
		const sessionId = byId(`={{ ${JSON.stringify(value)} }}`);
		const run = await operate(application, 'session.delete', { sessionId });
		expect(run.error?.message).toBe(`"Session" cannot be "${value.trim()}"`);
		expect(run.sent).toEqual([]);
	});

	test.each([
		['session.getDecision', 'sessionId', '"Session" is empty'],
		['workflow.get', 'workflowId', '"Workflow" is empty'],
		['questionnaire.get', 'questionnaireId', '"Questionnaire" is empty'],
		['user.get', 'vendorData', '"User" is empty'],
	])('of %s is not left out', async (operation, name, message) => {
		const run = await operate(application, operation, { [name]: byId('={{ $json.missing }}') });
		expect(run.error?.message).toBe(message);
		expect(run.sent).toEqual([]);
	});
});

test('text that must be there is asked for', async () => {
	const run = await operate(application, 'session.importShared', {
		shareToken: '={{ $json.missing }}',
		workflowId: byId(application.default_workflow_id),
	});
	expect(run.error?.message).toBe('"Share Token" is empty');
	expect(run.sent).toEqual([]);
});
