import { EXECUTE_POLICY } from '../../nodes/api/policies';
import { isOlderHost } from '../support/host';
import { answerWith, byId, fault, newSession, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication, sandboxUrl } from '../support/sandbox';
import { quickTime } from '../support/time';

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

const CHANGE = { updateFields: { captureMethod: 'both' } };

async function getBalance(more = {}) {
	return await operate(application, 'billing.getBalance', {}, more);
}

/** The shapes in which Didit tells what it does not like, and what a person reads of them. */
const SHAPES: Array<[string, number, unknown, string]> = [
	['detail', 403, { detail: 'You do not have permission.' }, 'You do not have permission.'],
	['detail as a list', 400, { detail: ['Not finished.'] }, 'Not finished.'],
	[
		'a field with a list',
		400,
		{ workflow_id: ['This field is required.'] },
		'Workflow ID (workflow_id): This field is required.',
	],
	[
		'a field with a text',
		400,
		{ workflow_id: 'Invalid workflow_id.' },
		'Workflow ID (workflow_id): Invalid workflow_id.',
	],
	[
		'several fields',
		400,
		{ email: ['Enter a valid email.'], code: ['Too short.', 'Letters only.'] },
		'Email (email): Enter a valid email. Code (code): Too short. Code (code): Letters only.',
	],
	[
		'a field in a group',
		400,
		{ options: { code_size: ['Must be 4 to 8.'] } },
		'Options → Code Size (options.code_size): Must be 4 to 8.',
	],
	[
		'a field in a list',
		400,
		{ form_elements: [{}, { label: ['This field is required.'] }] },
		'Form Elements → 2 → Label (form_elements.2.label): This field is required.',
	],
	[
		'a field in a group of another name',
		400,
		{ parsed_address: { zipcode: 'Unknown.' } },
		'Parsed Address → Zipcode (parsed_address.zipcode): Unknown.',
	],
	['a list in a list', 400, { features: [['Unknown.']] }, 'Features → 1 (features.1): Unknown.'],
	['non_field_errors', 400, { non_field_errors: ['Name one.'] }, 'Name one.'],
	['a bare array', 400, ['The minimum is $50.'], 'The minimum is $50.'],
	['error', 403, { error: 'No credits.' }, 'No credits.'],
	['error as a list', 400, { error: ['Bad nationality.'] }, 'Bad nationality.'],
	['a code', 400, { error: 'COULD_NOT_RECOGNIZE_DOCUMENT' }, 'COULD_NOT_RECOGNIZE_DOCUMENT'],
	['error beside details', 502, { error: 'Provider down', validation_errors: [] }, 'Provider down'],
	[
		'error with details',
		502,
		{ error: 'Provider', validation_errors: ['Bad number'] },
		'Provider Validation Errors (validation_errors): Bad number',
	],
	['plain text', 400, 'Bad request', 'Bad request'],
];

test.each(SHAPES)('%s is read out', async (_what, status, body, words) => {
	await answerWith(application, status, body, { times: null });
	const run = await operate(application, 'webhook.update', CHANGE);
	expect(run.error?.message).toMatch(/^Didit /);
	expect(run.error?.message).toContain(words);
	expect(run.error?.description).not.toBe('');
	expect(run.sent).toHaveLength(1);
});

test.each([
	[400, /could not accept the request/, /Change what Didit objects to/],
	[401, /did not accept the sign-in/, /Check the API key in the Didit credential/],
	[402, /balance.*does not cover/, /Top up/],
	[403, /did not allow this/, /API key.*permission/],
	[404, /does not have what was asked for/, /check the ID/],
	[409, /conflict/, /Read the record again/],
	[410, /no longer available/, /Create a new one/],
	[415, /could not read the format/, /base URL/],
	[422, /could not process the values/, /Correct the field/],
	[418, /refused the request/, /Check the values/],
	[500, /trouble of its own/, /not known whether.*Look at the configuration/],
	[503, /trouble of its own/, /not known whether.*Look at the configuration/],
	[504, /trouble of its own/, /not known whether.*Look at the configuration/],
])('status %d says what happened and what to do', async (status, message, remedy) => {
	await answerWith(application, status, { detail: 'Words of Didit.' });
	const run = await operate(application, 'webhook.update', CHANGE);
	expect(run.error?.message).toMatch(message);
	expect(run.error?.message).toContain('Words of Didit.');
	expect(run.error?.description).toMatch(remedy);
});

test.each([
	['an HTML page', '<!doctype html><html><body>Not Found</body></html>'],
	['nothing', ''],
	['an empty object', {}],
])('%s tells the status instead', async (_what, body) => {
	await answerWith(application, 404, body, { content_type: 'text/html' });
	const run = await getBalance();
	expect(run.error?.message).toBe('Didit does not know this ID (status 404)');
	expect(run.stored).not.toContain('<html');
});

test('a very long answer is cut', async () => {
	await answerWith(application, 400, { detail: 'long '.repeat(1000) });
	const run = await getBalance();
	expect(run.error?.message.length).toBeLessThan(700);
});

describe('429', () => {
	const limited = { detail: 'GET request rate limit exceeded.' };
	beforeEach(() => quickTime());
	afterEach(() => jest.restoreAllMocks());

	test.each(['0', 'Thu, 01 Jan 2026 00:00:00 GMT'])(
		'is waited out as Didit asks (Retry-After: %s), for a POST too',
		async (retryAfter) => {
			const headers = { 'retry-after': retryAfter };
			await answerWith(application, 429, limited, { headers, times: 2 });
			const run = await operate(application, 'billing.topUp');
			expect(run.error).toBeUndefined();
			expect(run.requests.map(({ status }) => status)).toEqual([429, 429, 200]);
			expect(run.items).toHaveLength(1);
		},
	);

	test('that does not end is told in words, as soon as Max Wait is used up', async () => {
		const headers = { 'retry-after': '7' };
		await answerWith(application, 429, limited, { headers, times: null });
		const run = await operate(application, 'billing.getBalance', { options: { maxWait: 20 } });
		expect(run.error?.message).toBe(
			'Didit is limiting the number of requests: GET request rate limit exceeded.',
		);
		expect(run.error?.description).toMatch(
			/^It was not carried out\. .*fewer items at a time\. .*Max Wait, 20 seconds in the options/,
		);
		expect(run.sent).toHaveLength(3);
	});

	test('of more than Max Wait is not waited for', async () => {
		await answerWith(application, 429, limited, { headers: { 'retry-after': '301' } });
		const run = await getBalance();
		expect(run.error?.description).toContain('Max Wait, 300 seconds');
		expect(run.sent).toHaveLength(1);
	});
});

/** Up to 2.20 n8n tells of the connection, later it hands over what came. */
const HALF_AN_ANSWER = isOlderHost
	? 'The connection to Didit broke off'
	: 'The answer of Didit could not be read';

describe('no answer', () => {
	beforeEach(() => quickTime());
	afterEach(() => jest.restoreAllMocks());

	const at = (baseUrl: string) => ({
		credentials: { diditApi: { apiKey: application.api_key, baseUrl } },
	});
	const NOT_SENT = /^Nothing was sent\. /;
	const UNKNOWN = /^It is not known whether Didit carried the request out\. Look at the conf/;

	test.each([
		['a name that nobody knows', () => 'http://didit.invalid/v3', 'Didit could not be reached'],
		['a port where nobody listens', () => 'http://127.0.0.1:1/v3', 'Didit could not be reached'],
		[
			'somebody who speaks no TLS',
			() => `${sandboxUrl().replace('http:', 'https:')}/v3`,
			'No secure connection to Didit could be made',
		],
	])('from %s', async (_what, baseUrl, message) => {
		const run = await operate(application, 'webhook.update', CHANGE, at(baseUrl()));
		expect(run.error?.message).toBe(message);
		expect(run.error?.description).toMatch(NOT_SENT);
		expect(run.error?.description).toContain('base URL');
		expect(run.stored).not.toContain(application.api_key);
	});

	test.each([
		['a dropped connection', { kind: 'drop_before' }, 'The connection to Didit broke off'],
		['half an answer', { kind: 'truncate' }, HALF_AN_ANSWER],
		[
			'a page',
			{ kind: 'status', status: 200, body: '<p>Hi' },
			'The answer of Didit could not be read',
		],
	])('but %s', async (_what, trouble, message) => {
		await fault(application, trouble);
		const run = await operate(application, 'webhook.update', CHANGE);
		expect(run.error?.message).toBe(message);
		expect(run.error?.description).toContain('not known whether');
		expect(run.sent).toHaveLength(1);
	});

	test('in time', async () => {
		jest.replaceProperty(EXECUTE_POLICY, 'timeout', 100);
		await fault(application, { kind: 'latency', ms: 60_000 });
		const run = await operate(application, 'webhook.update', CHANGE);
		expect(run.error?.message).toBe('Didit did not answer in time');
		expect(run.error?.description).toMatch(UNKNOWN);
	});
});

test('a session that belongs to another application is unknown', async () => {
	const { session_id: id } = await newSession(await newApplication());
	const run = await operate(application, 'session.getDecision', { sessionId: byId(id) });
	expect(run.error?.message).toBe('Didit does not know this ID: Session not found.');
});
