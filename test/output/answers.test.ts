import type { INodeParameters } from 'n8n-workflow';
import { answerWith, byId, changesOf, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

const ID = '11111111-2222-4333-8444-555555555555';

let application: Application;

beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
});

const sessionId = byId(ID);
const workflowId = byId(ID);
const questionnaireId = byId(ID);
const vendorData = byId('ana');

/** What each of these is to answer with, in words, by Didit's documentation of the endpoint. */
const READS: Array<[string, INodeParameters, string]> = [
	['billing.getBalance', {}, 'a balance'],
	['questionnaire.get', { questionnaireId }, 'a questionnaire'],
	['session.getDecision', { sessionId }, 'a decision'],
	['user.get', { vendorData }, 'a user'],
	['webhook.get', {}, 'a webhook configuration'],
	['workflow.get', { workflowId }, 'a workflow'],
	['blocklist.getAll', {}, 'a list'],
	['questionnaire.getAll', {}, 'a list'],
	['session.getAll', {}, 'a list'],
	['sessionReview.getAll', { sessionId }, 'a list'],
	['user.getAll', {}, 'a list'],
	['workflow.getAll', {}, 'a list'],
];
const CHANGES: Array<[string, INodeParameters, string]> = [
	['session.create', { workflowId }, 'a session'],
	['session.share', { sessionId }, 'a share token'],
	['session.importShared', { shareToken: 'token-1', trustReview: true, workflowId }, 'a session'],
	['billing.topUp', { amountInDollars: 50 }, 'a link to a payment page'],
	['workflow.create', { workflowLabel: 'KYC' }, 'a workflow'],
	[
		'questionnaire.create',
		{ title: 'T', defineFormElements: 'json', formElementsJson: '[{"element_type":"number"}]' },
		'a questionnaire',
	],
];
/** What Didit may confirm without a word. */
const CONFIRMED: Array<[string, INodeParameters]> = [
	['session.updateStatus', { sessionId, newStatus: 'Approved' }],
	['session.delete', { sessionId }],
	['session.deleteMany', { sessionNumbers: '1' }],
	['sessionReview.create', { sessionId, newStatus: 'Approved' }],
	['blocklist.add', { sessionId, itemsToBlock: ['face'] }],
	['blocklist.remove', { sessionId, itemsToUnblock: ['face'] }],
	['workflow.update', { workflowId, updateFields: { isAmlEnabled: true } }],
	['workflow.delete', { workflowId }],
	['questionnaire.update', { questionnaireId, updateFields: { title: 'T' } }],
	['questionnaire.delete', { questionnaireId }],
	['user.update', { vendorData, updateFields: { displayName: 'Ana' } }],
	['user.deleteMany', { vendorDataList: 'ana' }],
	['webhook.update', { updateFields: { captureMethod: 'both' } }],
];

const json = { headers: { 'content-type': 'application/json' } };
/** Status and body of answers that are none, whatever was asked. */
const STRANGE: Array<[number, unknown]> = [
	[200, '7'],
	[200, 'true'],
	[200, '[7]'],
];
const NOTHING: Array<[number, unknown]> = [
	[204, ''],
	[200, ''],
	[200, 'null'],
	[200, '{}'],
];

describe.each(READS)('%s', (operation, parameters, what) => {
	test.each([...STRANGE, ...NOTHING])('takes no %d %j for it', async (status, body) => {
		await answerWith(application, status, body, { ...json, ...toItsEndpoint(operation) });
		const run = await operate(application, operation, parameters);
		expect(run.error?.message).toBe(`The answer of Didit is not ${what}`);
		expect(run.error?.description).toMatch(/base URL.*Nothing was changed/);
		expect(run.sent).toHaveLength(1);
	});

	test('hands on what Didit says went wrong', async () => {
		await answerWith(application, 200, { error: 'The index is being rebuilt' });
		const run = await operate(application, operation, parameters);
		expect(run.error?.message).toBe('Didit did not do what was asked: The index is being rebuilt');
	});
});

/** Of a questionnaire the node asks first which Didit it is, and is told. */
const toItsEndpoint = (operation: string) =>
	operation.startsWith('questionnaire.') ? { path: '/v3/questionnaires' } : {};

describe.each(CHANGES)('%s', (operation, parameters, what) => {
	test.each([...STRANGE, ...NOTHING, [201, { success: true }] as [number, unknown]])(
		'takes no %d %j for it, and does not know what became of it',
		async (status, body) => {
			await answerWith(application, status, body, { ...json, ...toItsEndpoint(operation) });
			const run = await operate(application, operation, parameters);
			expect(run.error?.message).toBe(`The answer of Didit is not ${what}`);
			expect(run.error?.description).toContain('It is not known whether Didit carried');
			expect(changesOf(run)).toHaveLength(1);
		},
	);

	test('is no success with an error in it', async () => {
		await answerWith(application, 200, { error: 'Out of service' }, toItsEndpoint(operation));
		const run = await operate(application, operation, parameters);
		expect(run.error?.message).toBe('Didit did not do what was asked: Out of service');
		expect(run.error?.description).toContain('It is not known whether Didit carried');
	});
});

describe.each(CONFIRMED)('%s', (operation, parameters) => {
	test.each(NOTHING)('is done by %d %j', async (status, body) => {
		await answerWith(application, status, body, { ...json, ...toItsEndpoint(operation) });
		const run = await operate(application, operation, parameters);
		expect(run.error).toBeUndefined();
		const item = run.items[0]?.json;
		expect(item?.deleted ?? item?.success).toBe(true);
	});

	test.each([
		...STRANGE,
		[200, { error: 'Out of service' }] as [number, unknown],
		[200, { success: false, message: 'Out of service' }] as [number, unknown],
	])('is not known to be done by %d %j', async (status, body) => {
		await answerWith(application, status, body, { ...json, ...toItsEndpoint(operation) });
		const run = await operate(application, operation, parameters);
		expect(run.error?.message).toMatch(
			/^(The answer of Didit is not a|Didit did not do what was asked: )/,
		);
		expect(run.error?.description).toContain('It is not known whether Didit carried');
		expect(changesOf(run)).toHaveLength(1);
	});
});

test('other items still run, and each says what became of it', async () => {
	await answerWith(application, 200, '[]', json);
	const run = await operate(
		application,
		'session.create',
		{ workflowId: byId(application.default_workflow_id), options: { concurrentItems: 1 } },
		{ items: [{ json: {} }, { json: {} }], onError: 'continueRegularOutput' },
	);
	expect(run.items.map(({ json: { error } }) => typeof error)).toEqual(['string', 'undefined']);
	expect(run.items[1]?.json.session_id).toEqual(expect.any(String));
});
