import { EXECUTE_POLICY } from '../../nodes/api/policies';
import { strangersServer } from '../support/strangersServer';
import { byId, fault, newSession, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';
import { quickTime } from '../support/time';

let application: Application;
let waits: number[];
beforeEach(async () => {
	application = await newApplication();
	waits = quickTime();
});
afterEach(() => jest.restoreAllMocks());

/** Troubles after which nobody knows whether Didit did the work, and one where it did. */
const TROUBLES: Array<[string, object]> = [
	['500', { kind: 'status', status: 500 }],
	['503 after the work', { kind: 'status_after', status: 503 }],
	['a connection dropped before the work', { kind: 'drop_before' }],
	['a connection dropped after the work', { kind: 'drop_after' }],
	['an answer cut short', { kind: 'truncate' }],
	['a page of something else than Didit', { kind: 'status', status: 200, body: '<p>Welcome' }],
];

describe.each(TROUBLES)('after %s', (_what, trouble) => {
	test('a GET is sent again', async () => {
		await fault(application, { ...trouble, times: 2 });
		const run = await operate(application, 'billing.getBalance');
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(1);
		expect(run.sent).toHaveLength(3);
		expect(waits).toEqual([500, 1000]);
	});

	test('a POST is not: a second session would cost money', async () => {
		await fault(application, trouble as never);
		const run = await operate(application, 'session.create', {
			workflowId: byId(application.default_workflow_id),
		});
		expect(run.error?.description).toContain(
			'It is not known whether Didit carried the request out. Look for the person under Session → Get Many',
		);
		expect(run.sent).toHaveLength(1);
		const { count } = await didit(application, 'GET', '/sessions/');
		expect(count).toBeLessThanOrEqual(1);
		expect(waits).toEqual([]);
	});

	test('a PATCH is not', async () => {
		await fault(application, trouble as never);
		const run = await operate(application, 'webhook.update', {
			updateFields: { rotateSecretKey: true },
		});
		expect(run.error?.message).toMatch(
			/^(Didit had trouble of its own|The connection to Didit broke off|The answer of Didit could not be read)/,
		);
		expect(run.error?.description).toMatch(/not known whether.*Look at the configuration/);
		expect(run.sent).toHaveLength(1);
	});
});

test.each(['drop_before', 'drop_after'])(
	'a DELETE after %s is sent again, and is done',
	async (kind) => {
		const { session_id: sessionId } = await newSession(application);
		await fault(application, { kind });
		const run = await operate(application, 'session.delete', { sessionId: byId(sessionId) });
		expect(run.items).toMatchObject([{ json: { deleted: true, sessionId } }]);
		expect(run.sent).toHaveLength(2);
	},
);

test('a GET is given up after the attempts of the policy, each wait longer', async () => {
	await fault(application, { kind: 'status', status: 502, times: null });
	const run = await operate(application, 'billing.getBalance');
	expect(run.error?.message).toMatch(/^Didit had trouble of its own/);
	expect(run.sent).toHaveLength(EXECUTE_POLICY.attempts);
	expect(waits).toEqual([500, 1000, 2000, 4000]);
});

test('a POST that found nobody is tried again: it was not carried out', async () => {
	const nobody = await strangersServer();
	await nobody.close();
	const credentials = {
		diditApi: { apiKey: application.api_key, baseUrl: `${nobody.url}/v3` },
	};
	const run = await operate(application, 'billing.topUp', {}, { credentials });
	expect(run.error?.message).toBe('Didit could not be reached');
	expect(run.error?.description).toContain('Nothing was sent');
	expect(waits).toEqual([500, 1000, 2000, 4000]);
});

test('a 429 waits as many seconds as Didit says', async () => {
	const headers = { 'retry-after': '60' };
	await fault(application, { kind: 'status', status: 429, headers });
	const run = await operate(application, 'billing.topUp');
	expect(run.error).toBeUndefined();
	expect(run.sent).toHaveLength(2);
	expect(waits[0]).toBe(60_000);
});

test('a wait ends when the execution is cancelled', async () => {
	jest.restoreAllMocks();
	let cancel = () => {};
	waits = quickTime((signal) => {
		cancel();
		expect(signal?.aborted).toBe(true);
	});
	const headers = { 'retry-after': '60' };
	await fault(application, { kind: 'status', status: 429, headers, times: null });
	const begun = (stop: () => void) => {
		cancel = stop;
	};
	await operate(application, 'billing.topUp', {}, { begun }).catch(() => undefined);
	expect(waits).toEqual([60_000]);
});

test('a 429 without Retry-After waits all the same', async () => {
	await fault(application, { kind: 'status', status: 429 });
	const run = await operate(application, 'billing.topUp');
	expect(run.error).toBeUndefined();
	expect(run.sent).toHaveLength(2);
	expect(waits[0]).toBe(500);
});

test.each([
	[400, 'Didit could not accept the request'],
	[401, 'Didit did not accept the sign-in'],
	[403, 'Didit did not allow this'],
	[404, 'Didit does not have what was asked for'],
	[409, 'Didit reports a conflict with the present state'],
])('%d is final', async (status, message) => {
	await fault(application, { kind: 'status', status });
	const run = await operate(application, 'billing.getBalance');
	expect(run.error?.message).toMatch(message);
	expect(run.sent).toHaveLength(1);
});

test('a file that was cut short is fetched again', async () => {
	const { session_id: sessionId } = await newSession(application, 'Approved');
	await fault(application, { kind: 'truncate' });
	const run = await operate(application, 'session.getPdf', { sessionId: byId(sessionId) });
	const pdf = Buffer.from(run.items[0]?.binary?.data?.data ?? '', 'base64').toString('latin1');
	expect(pdf).toMatch(/%%EOF\s*$/);
	expect(run.sent).toHaveLength(2);
});

test('a page of a list that fails is asked for again, and no row comes twice', async () => {
	const path = '/v3/workflows/';
	await fault(application, { kind: 'drop_after', path });
	const run = await operate(application, 'workflow.getAll', { returnAll: true });
	expect(run.items).toHaveLength(1);
	expect(run.sent).toHaveLength(2);
});
