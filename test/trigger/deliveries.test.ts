/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, didit, newApplication, requestsOf } from '../support/sandbox';
import { FakeClock, SECOND } from './clock';
import { N8nMemory } from './n8nMemory';
import { N8nServer } from './n8nServer';
import type { Setup } from './support';
import { loggerOf, newDesk, triggerWith } from './support';

let application: Application;
let clock: FakeClock;
let n8n: N8nServer;
let memory: N8nMemory;

beforeAll(async () => {
	memory = await N8nMemory.install();
});

beforeEach(async () => {
	memory.clear();
	application = await newApplication();
	clock = new FakeClock(Math.floor(Date.now() / SECOND) * SECOND);
});

afterEach(async () => {
	await n8n.close();
	for (const returned of n8n.returned) expect(returned).not.toBeInstanceOf(Error);
});

function setupWith(parameters: INodeParameters = {}): Setup {
	const credentials = apiKeyCredential(application);
	return { credentials, parameters, trigger: triggerWith(newDesk(clock)) };
}

async function start(parameters: INodeParameters = {}, mode: 'webhook' | 'manual' = 'webhook') {
	n8n = await N8nServer.start(setupWith(parameters), mode);
}

const seconds = () => Math.floor(clock.now() / 1000);

function event(changes: IDataObject = {}): IDataObject {
	return {
		webhook_type: 'status.updated',
		session_id: '7d4f1f60-0000-4000-8000-000000000001',
		status: 'Approved',
		timestamp: seconds(),
		created_at: seconds() - 2,
		decision: { score: 0.97, total: 12 },
		...changes,
	};
}

function hex(message: string | Buffer, secret = application.secret_shared_key): string {
	return createHmac('sha256', secret).update(message).digest('hex');
}

/** Headers of a delivery with X-Signature alone. */
function signed(body: string | Buffer, headers: Record<string, string> = {}) {
	return { 'x-timestamp': String(seconds()), 'x-signature': hex(body), ...headers };
}

interface Reply {
	readonly status: number;
	readonly text: string;
}

async function post(
	body: BodyInit | undefined,
	headers: Record<string, string> = {},
): Promise<Reply> {
	const response = await fetch(n8n.url, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json', ...headers },
	});
	const reply = { status: response.status, text: await response.text() };
	await n8n.settled();
	return reply;
}

async function deliver(body: IDataObject): Promise<Reply> {
	const text = JSON.stringify(body);
	return await post(text, signed(text));
}

const TAKEN = { status: 200, text: '' };
const REFUSED = { status: 401, text: '{"message":"The delivery could not be verified"}' };
const NO_EVENT = { status: 400, text: '{"message":"The body is not an event"}' };
const TRY_AGAIN = { status: 503, text: '{"message":"Try again later"}' };

describe('a genuine delivery', () => {
	test.each(['timestamp', 'canonical'])(
		'from Didit, signed over %s, is taken and handed out as it came',
		async (v2Form) => {
			application = await newApplication({ v2_form: v2Form });
			await start();
			const sent = event({ vendor_data: 'Zoë 😀', metadata: { '10': 1, '9': 2.5, big: 1e21 } });
			for (const form of ['v2', 'raw']) {
				const answer = await control<{ status: number; body: string; sent: { body: string } }>(
					'POST',
					'/events',
					{
						api_key: application.api_key,
						url: n8n.url,
						event: { ...sent, event_id: form },
						...(form === 'raw' && { sign: { form } }),
					},
				);
				expect(answer).toMatchObject({ status: 200, body: '' });
			}
			await n8n.settled();
			// The second says the same under another id, so only one is handed out.
			expect(n8n.items).toEqual([{ ...sent, event_id: 'v2' }]);
			expect(n8n.executions).toHaveLength(1);
		},
	);

	test('goes from a session at Didit to the workflow', async () => {
		await start();
		await didit(application, 'PATCH', '/webhook/', { webhook_url: n8n.url, webhook_version: 'v3' });
		const { default_workflow_id: workflowId } = await control('GET', '/applications').then(
			(all) =>
				(all as unknown as IDataObject[]).find(({ uuid }) => uuid === application.uuid) ?? {},
		);
		const session = await didit<{ session_id: string }>(application, 'POST', '/session/', {
			workflow_id: workflowId,
		});
		await control('POST', `/sessions/${session.session_id}/outcome`, { status: 'Approved' });
		await control('POST', '/settle');
		await n8n.settled();
		expect(n8n.items).toContainEqual(
			expect.objectContaining({ session_id: session.session_id, status: 'Approved' }),
		);
	});

	test('may be compressed', async () => {
		await start();
		const text = JSON.stringify(event());
		const headers = { ...signed(text), 'content-encoding': 'gzip' };
		expect(await post(gzipSync(text) as never, headers)).toEqual(TAKEN);
		expect(n8n.items).toHaveLength(1);
	});

	test.each(['application/octet-stream', 'application/vnd.didit+json', 'text/plain', ''])(
		'may call itself %j',
		async (type) => {
			await start();
			const text = JSON.stringify(event());
			expect(await post(text, { ...signed(text), 'content-type': type })).toEqual(TAKEN);
			expect(n8n.items).toEqual([JSON.parse(text)]);
		},
	);

	test('reaches a test listener too, every time', async () => {
		await start({}, 'manual');
		const sent = event({ event_id: 'e-1' });
		for (let count = 0; count < 7; count++) expect(await deliver(sent)).toEqual(TAKEN);
		expect(n8n.items).toEqual(Array.from({ length: 7 }, () => sent));
	});

	test('leaves neither secret nor key in what n8n stores', async () => {
		await start();
		await deliver(event());
		expect(n8n.executions).toHaveLength(1);
		const stored = JSON.stringify([n8n.executions, n8n.returned]);
		expect(stored).not.toContain(application.secret_shared_key);
		expect(stored).not.toContain(application.api_key);
	});
});

describe('what does not verify gets 401 and starts nothing', () => {
	const body = () => JSON.stringify(event());

	test('checks that cost nothing come first: no secret is read', async () => {
		await start();
		const text = body();
		const now = seconds();
		const headers: Array<Record<string, string>> = [
			{},
			{ 'x-signature': hex(text) },
			{ 'x-timestamp': String(now) },
			signed(text, { 'x-timestamp': String(now - 301) }),
			signed(text, { 'x-timestamp': String(now + 301) }),
			signed(text, { 'x-timestamp': `${now}abc` }),
			signed(text, { 'x-signature': hex(text).toUpperCase() }),
			{ 'x-timestamp': String(now), 'x-signature-simple': hex(text) },
		];
		for (const given of headers) expect(await post(text, given)).toEqual(REFUSED);
		expect(await requestsOf(application)).toHaveLength(0);
		expect(n8n.executions).toHaveLength(0);
	});

	test('an empty body, a form with files: no secret is read', async () => {
		await start();
		expect(await post(undefined, signed(''))).toEqual(REFUSED);
		expect(await post('', { ...signed(''), 'content-type': 'text/unknown' })).toEqual(REFUSED);
		const form = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
		const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
		expect(await post(form, { ...signed(form), ...multipart })).toEqual(REFUSED);
		expect(await requestsOf(application)).toHaveLength(0);
	});

	test('a repeated header', async () => {
		await start();
		const text = body();
		const headers = new Headers({ ...signed(text), 'content-type': 'application/json' });
		headers.append('x-signature', hex(text));
		const response = await fetch(n8n.url, { method: 'POST', body: text, headers });
		expect(response.status).toBe(401);
	});

	test('a foreign secret, a changed body', async () => {
		await start();
		const text = body();
		const foreign = signed(text, { 'x-signature': hex(text, 'another secret') });
		expect(await post(text, foreign)).toEqual(REFUSED);
		clock.advance(5 * SECOND);
		expect(await post(text.replace('Approved', 'Declined'), signed(text))).toEqual(REFUSED);
		expect(n8n.executions).toHaveLength(0);
	});

	test('a captured delivery under a new header', async () => {
		await start();
		const text = JSON.stringify(event({ timestamp: seconds() - 601 }));
		expect(await post(text, signed(text))).toEqual(REFUSED);
	});

	test('a test delivery of the console is verified like all others', async () => {
		await start();
		const test = { 'x-didit-test-webhook': 'true' };
		expect(await post(body(), test)).toEqual(REFUSED);
		const text = JSON.stringify(event({ metadata: { test_webhook: true } }));
		expect(await post(text, { ...signed(text), ...test })).toEqual(TAKEN);
		expect(n8n.items).toHaveLength(1);
	});
});

describe('the option for the tolerance', () => {
	const late = (age: number) =>
		signed(JSON.stringify(event()), { 'x-timestamp': String(seconds() - age) });

	test.each([
		[60, 60, 200],
		[60, 61, 401],
		[900, 900, 200],
		[5000, 901, 401],
		[-5, 1, 401],
	])('%d: age %d gets %d', async (timestampTolerance, age, status) => {
		await start({ options: { timestampTolerance } });
		expect((await post(JSON.stringify(event()), late(age))).status).toBe(status);
	});
});

describe('a body that is signed but no event gets 400', () => {
	test.each(['[]', '{}', '"text"', '{"webhook_type":1}'])('%s', async (text) => {
		await start();
		expect(await post(text, signed(text))).toEqual(NO_EVENT);
		expect(n8n.executions).toHaveLength(0);
	});

	test('only with a valid signature', async () => {
		await start();
		expect(await post('[]', signed('{}'))).toEqual(REFUSED);
	});
});

describe('trouble of our own gets 503, so that Didit sends again', () => {
	const fault = async (settings: IDataObject) =>
		await control('POST', '/faults', {
			api_key: application.api_key,
			path: '/v3/webhook',
			...settings,
		});

	test.each([
		['a server error', { kind: 'status', status: 500 }],
		['limits', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
		['a refused key', { kind: 'status', status: 401 }],
		['no permission', { kind: 'status', status: 403 }],
		['nothing there', { kind: 'status', status: 404 }],
		['an empty secret', { kind: 'status', status: 200, body: { secret_shared_key: '' } }],
		['a redirect', { kind: 'redirect', location: 'https://example.com/' }],
		['a connection that breaks', { kind: 'drop_before' }],
		['half an answer', { kind: 'truncate' }],
	])('%s: one reading, and the retry is taken', async (_what, settings) => {
		await start();
		await fault(settings);
		const sent = event();
		expect(await deliver(sent)).toEqual(TRY_AGAIN);
		expect(await requestsOf(application)).toHaveLength(1);
		clock.advance(60 * SECOND);
		expect(await deliver(sent)).toEqual(TAKEN);
		expect(n8n.items).toEqual([sent]);
	});

	test.each([
		[500, TAKEN],
		[429, TAKEN],
		[401, TRY_AGAIN],
		[403, TRY_AGAIN],
		[404, TRY_AGAIN],
	])('a refresh that fails with %d', async (status, reply) => {
		await start();
		await deliver(event());
		await fault({ kind: 'status', status, times: null });
		clock.advance(6 * 60 * SECOND);
		expect(await deliver(event())).toEqual(reply);
	});

	test('a credential that cannot be read', async () => {
		n8n = await N8nServer.start({ ...setupWith(), credentials: {} });
		expect(await deliver(event())).toEqual(TRY_AGAIN);
	});

	test('a base URL that is none', async () => {
		const credentials = { diditApi: { apiKey: application.api_key, baseUrl: 'nonsense' } };
		n8n = await N8nServer.start({ ...setupWith(), credentials });
		expect(await deliver(event())).toEqual(TRY_AGAIN);
	});

	test('parameters that cannot be read', async () => {
		await start({ events: '={{ nonsense( }}' });
		expect(await deliver(event())).toEqual(TRY_AGAIN);
		expect(n8n.executions).toHaveLength(0);
	});
});

describe('the secret', () => {
	test('is read once for many deliveries', async () => {
		await start();
		const many = Array.from({ length: 10 }, (_, index) => event({ session_id: `s-${index}` }));
		expect(await Promise.all(many.map(deliver))).toEqual(many.map(() => TAKEN));
		expect(await requestsOf(application)).toHaveLength(1);
		expect(n8n.items).toHaveLength(10);
	});

	test('may be replaced at Didit at any time', async () => {
		await start();
		await deliver(event({ session_id: 'before' }));
		const { secret_shared_key: secret } = await didit<{ secret_shared_key: string }>(
			application,
			'PATCH',
			'/webhook/',
			{ rotate_secret_key: true },
		);
		clock.advance(5 * SECOND);
		const text = JSON.stringify(event({ session_id: 'after' }));
		expect(await post(text, signed(text, { 'x-signature': hex(text, secret) }))).toEqual(TAKEN);
		expect(await deliver(event({ session_id: 'on its way' }))).toEqual(TAKEN);
		expect(n8n.items.map(({ session_id: id }) => id)).toEqual(['before', 'after', 'on its way']);
	});
});

describe('where only the simple signature fits', () => {
	const simple = (body: IDataObject) =>
		hex([body.timestamp, body.session_id, body.status, body.webhook_type].join(':'));

	test('it is refused unless the option is on', async () => {
		await start();
		const sent = event();
		const headers = signed('', { 'x-signature': '', 'x-signature-simple': simple(sent) });
		expect(await post(JSON.stringify(sent), headers)).toEqual(REFUSED);
	});

	test('the item holds the four fields that it covers', async () => {
		await start({ options: { acceptSimpleSignature: true } });
		const sent = event({ event_id: 'forged', vendor_data: 'forged' });
		const headers = signed('another body', { 'x-signature-simple': simple(sent) });
		expect(await post(JSON.stringify(sent), headers)).toEqual(TAKEN);
		expect(n8n.items).toEqual([
			{
				timestamp: sent.timestamp,
				session_id: sent.session_id,
				status: 'Approved',
				webhook_type: 'status.updated',
			},
		]);
	});

	test('an id that it does not cover cannot make another event look known', async () => {
		await start({ options: { acceptSimpleSignature: true } });
		const captured = event({ session_id: 'captured' });
		const poisoned = JSON.stringify({ ...captured, event_id: 'to come' });
		const headers = signed('another body', { 'x-signature-simple': simple(captured) });
		expect(await post(poisoned, headers)).toEqual(TAKEN);
		expect(await deliver(event({ session_id: 'genuine', event_id: 'to come' }))).toEqual(TAKEN);
		expect(n8n.items.map(({ session_id: id }) => id)).toEqual(['captured', 'genuine']);
	});

	test('filters look at the whole body', async () => {
		await start({ filters: { workflowIds: 'w-2' }, options: { acceptSimpleSignature: true } });
		const sent = event({ workflow_id: 'w-1' });
		const headers = signed('another body', { 'x-signature-simple': simple(sent) });
		expect(await post(JSON.stringify(sent), headers)).toEqual(TAKEN);
		expect(n8n.executions).toHaveLength(0);
	});
});

describe('filters', () => {
	test('what is not wanted gets 200 and starts nothing', async () => {
		await start({ events: ['data.updated'] });
		expect(await deliver(event())).toEqual(TAKEN);
		expect(n8n.executions).toHaveLength(0);
		expect(await deliver(event({ webhook_type: 'data.updated' }))).toEqual(TAKEN);
		expect(n8n.executions).toHaveLength(1);
	});

	test('by default the two events of the specification are wanted', async () => {
		await start();
		for (const type of ['status.updated', 'data.updated', 'user.status.updated']) {
			expect(await deliver(event({ webhook_type: type }))).toEqual(TAKEN);
		}
		expect(n8n.items.map(({ webhook_type: type }) => type)).toEqual([
			'status.updated',
			'data.updated',
		]);
	});
});

describe('the log', () => {
	const lines: string[] = [];

	beforeEach(async () => {
		await start();
		lines.length = 0;
		const logger = loggerOf(setupWith());
		for (const level of ['warn', 'error', 'info', 'debug'] as const) {
			jest.spyOn(logger, level).mockImplementation((message, meta) => {
				if (message.startsWith('Didit Trigger'))
					lines.push(`${level} ${message} ${JSON.stringify(meta)}`);
			});
		}
	});

	afterEach(() => {
		jest.restoreAllMocks();
		expect(lines.join()).not.toContain(application.secret_shared_key);
		expect(lines.join()).not.toContain(application.api_key);
	});

	test('names the check that failed, and the age', async () => {
		const text = JSON.stringify(event());
		await post(text, signed(text, { 'x-timestamp': String(seconds() - 400) }));
		await post(text, {});
		await post(text, signed('another body'));
		await post('[]', signed('[]'));
		expect(lines).toEqual([
			expect.stringMatching(/^warn .*X-Timestamp is too old.*age 400 s.*"workflowId":"workflow"/),
			expect.stringMatching(/X-Timestamp is missing/),
			expect.stringMatching(/no signature fits the secret/),
			expect.stringMatching(/not an event/),
		]);
	});

	test('says why a delivery could not be verified', async () => {
		await control('POST', '/faults', {
			kind: 'status',
			api_key: application.api_key,
			status: 403,
			body: { detail: `Key ${application.api_key} may not read webhooks` },
		});
		await deliver(event());
		expect(lines).toEqual([
			expect.stringMatching(/asked to send it again: Didit did not allow this/),
		]);
	});

	test('is silent about what is taken', async () => {
		await deliver(event());
		expect(lines).toEqual([]);
	});
});
