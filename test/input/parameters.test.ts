import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { byId, newSession, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
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
		[{ amlDeclineThreshold: '={{ [1] }}' }, '"AML Decline Threshold" must be a number, not a list'],
		[
			{ amlDeclineThreshold: '={{ ({ a: 1 }) }}' },
			'"AML Decline Threshold" must be a number, not an object',
		],
		[{ isNfcEnabled: '={{ ({ a: 1 }) }}' }, '"Enable NFC" must be true or false, not an object'],
		[{ amlDeclineThreshold: '={{ NaN }}' }, '"AML Decline Threshold" must be a number'],
		[{ amlDeclineThreshold: '={{ true }}' }, '"AML Decline Threshold" must be a number'],
		[{ amlDeclineThreshold: '={{ "0x10" }}' }, '"AML Decline Threshold" must be a number'],
		[{ amlDeclineThreshold: '={{ "1,001" }}' }, '"AML Decline Threshold" must be a number'],
		[{ amlDeclineThreshold: 101 }, '"AML Decline Threshold" must be a whole number from 0 to 100'],
		[{ maxRetryAttempts: 1.5 }, '"Max Retry Attempts" must be a whole number, at least 0'],
		[{ isNfcEnabled: '={{ "yes" }}' }, '"Enable NFC" must be true or false'],
		[{ workflowLabel: '={{ NaN }}' }, '"Workflow Label" is NaN'],
		[{ workflowLabel: '={{ 1 / 0 }}' }, '"Workflow Label" is Infinity'],
		[
			{ workflowLabel: '={{ 9007199254740993 }}' },
			'"Workflow Label" is a number with more digits than JavaScript keeps',
		],
		[{ documentsAllowed: '{ESP: 1}' }, '"Documents Allowed" is not valid JSON'],
		[{ documentsAllowed: '{"ESP": 1' }, '"Documents Allowed" is not valid JSON'],
	])('%j is refused by the name of the field', async (updateFields, message) => {
		const run = await updateWorkflow(updateFields);
		expect(run.error?.message).toContain(message);
		expect(run.error?.description).toMatch(/Nothing was sent|Check quotes/);
		expect(run.sent).toEqual([]);
	});

	test('what holds nothing is left out of something new', async () => {
		const run = await createSession({
			callback: '={{ null }}',
			callbackMethod: '={{ $json.missing }}',
			language: '',
			metadata: '',
		});
		expect(run.sent).toMatchObject([{ body: { workflow_id: application.default_workflow_id } }]);
		expect(Object.keys(run.sent[0]?.body as object)).toEqual(['workflow_id']);
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

describe('days', () => {
	/** What the item holds, as an expression of the field. */
	const born = async (date: string, timezone = 'UTC') =>
		await operate(
			application,
			'session.create',
			{
				workflowId: byId(application.default_workflow_id),
				additionalFields: {
					expectedDetails: { values: { dateOfBirth: date, firstName: 'Ana' } },
				},
			},
			{ timezone },
		);

	test.each([
		['1990-05-21', 'UTC', '1990-05-21'],
		[' 1990-05-21 ', 'UTC', '1990-05-21'],
		// n8n's date picker.
		['1990-05-21T00:00:00', 'America/Lima', '1990-05-21'],
		['1990-05-21T00:00:00.000Z', 'America/Lima', '1990-05-21'],
		['1990-05-21T00:00:00.000+02:00', 'UTC', '1990-05-21'],
		// A DATE of Postgres, read where the clock is two hours ahead.
		['1990-05-20T22:00:00.000Z', 'Europe/Madrid', '1990-05-21'],
		['1990-05-21T05:00:00.000Z', 'America/Lima', '1990-05-21'],
		// The day had no midnight: clocks went from 00:00 to 01:00.
		['2018-11-04T03:00:00.000Z', 'America/Sao_Paulo', '2018-11-04'],
		['={{ new Date("1990-05-21T00:00:00Z") }}', 'Europe/Madrid', '1990-05-21'],
		['={{ new Date("1990-05-20T22:00:00Z") }}', 'Europe/Madrid', '1990-05-21'],
		['={{ DateTime.fromISO("1990-05-21", { zone: "Asia/Tokyo" }) }}', 'UTC', '1990-05-21'],
		['2024-02-29', 'UTC', '2024-02-29'],
	])('%s in %s is %s', async (date, timezone, day) => {
		const { sent: requests } = await born(date, timezone);
		expect(requests).toMatchObject([{ body: { expected_details: { date_of_birth: day } } }]);
	});

	test.each([
		['1990-05-20T22:00:00.000Z', 'has a time', 'toISODate()'],
		['1990-05-21 10:00', 'has a time', 'toISODate()'],
		['={{ DateTime.fromISO("1990-05-21T23:30:00", { zone: "Asia/Tokyo" }) }}', 'has a time', ''],
		['1990-02-31', 'is no day of the calendar', '1990-05-21'],
		['2023-02-29', 'is no day of the calendar', '1990-05-21'],
		['1990-13-01', 'is no day of the calendar', '1990-05-21'],
		['={{ 33014 }}', 'is a number of days, as Excel', "fromISO('1899-12-30').plus"],
		['33014', 'is a number of days, as Excel', "fromISO('1899-12-30').plus"],
		['={{ 643248000 }}', 'is a number of seconds since 1970', 'DateTime.fromSeconds'],
		['={{ 643248000000 }}', 'is a number of milliseconds since 1970', 'DateTime.fromMillis'],
		['19900521', 'is a date without dashes', 'yyyyMMdd'],
		['05/21/1990', 'does not say which of its numbers is the month', 'DateTime.fromFormat'],
		['21.05.1990', 'does not say which of its numbers is the month', 'DateTime.fromFormat'],
		['1990/05/21', 'is not written as year-month-day', 'DateTime.fromFormat'],
		['yesterday', 'is not a date', '1990-05-21'],
		['={{ ({}) }}', 'is not a date', '1990-05-21'],
	])('%s is refused: %s', async (date, problem, remedy) => {
		const { error, sent: requests } = await born(date);
		expect(error?.message).toContain(`"Expected Details → Date of Birth" ${problem}`);
		expect(error?.description).toContain(remedy);
		expect(error?.description).toContain('Nothing was sent');
		expect(requests).toEqual([]);
	});

	test.each([
		['33014', 'UTC'],
		['={{ 643248000 }}', 'Europe/Madrid'],
		['={{ 643248000000 }}', 'America/Lima'],
		['19900521', 'UTC'],
		['05/21/1990', 'UTC'],
		['5/21/90', 'UTC'],
		['21.05.1990', 'UTC'],
		['21.5.1990', 'UTC'],
		['21/05/1990', 'UTC'],
		['21-05-1990', 'UTC'],
		['1990/05/21', 'UTC'],
		['1990.5.21', 'UTC'],
	])('the expression that %s is refused with mends it', async (date, timezone) => {
		const { error } = await born(date, timezone);
		const [, expression = ''] = /\{\{ (.+) \}\}/.exec(String(error?.description)) ?? [];
		const value = date.startsWith('=') ? date.slice(4, -3) : `"${date}"`;
		const mended = await born(`={{ ${expression.replaceAll('$json.date', value)} }}`, timezone);
		expect(mended.error).toBeUndefined();
		expect(mended.sent).toMatchObject([
			{ body: { expected_details: { date_of_birth: '1990-05-21' } } },
		]);
	});

	test.each([
		['03/04/1990', ["'d/M/yyyy'", "'M/d/yyyy'"]],
		['03.04.1990', ["'d.M.yyyy'", "'M.d.yyyy'"]],
	])('%s may be two days: both expressions are named', async (date, formats) => {
		const { error } = await born(date);
		for (const format of formats) expect(error?.description).toContain(format);
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
		['session.getDecision', 'sessionId', '"Session" comes from an expression that yields nothing'],
		['workflow.get', 'workflowId', '"Workflow" comes from an expression that yields nothing'],
		[
			'questionnaire.get',
			'questionnaireId',
			'"Questionnaire" comes from an expression that yields nothing',
		],
		['user.get', 'vendorData', '"User" comes from an expression that yields nothing'],
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
	expect(run.error?.message).toBe('"Share Token" comes from an expression that yields nothing');
	expect(run.sent).toEqual([]);
});
