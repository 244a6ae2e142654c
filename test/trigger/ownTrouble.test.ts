import { SECOND } from './clock';
import { TAKEN, TRY_AGAIN, useTrigger } from './delivery';
import { loggerOf } from './support';

const t = useTrigger();

describe('trouble of our own gets 503, so that Didit sends again', () => {
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
		await t.start();
		await t.fault(settings);
		const sent = t.event();
		expect(await t.deliver(sent)).toEqual(TRY_AGAIN);
		expect(await t.reads()).toBe(1);
		t.clock.advance(60 * SECOND);
		expect(await t.deliver(sent)).toEqual(TAKEN);
		expect(t.n8n.items).toEqual([sent]);
	});

	test.each([
		[500, TAKEN],
		[429, TAKEN],
		[401, TRY_AGAIN],
		[403, TRY_AGAIN],
		[404, TRY_AGAIN],
	])('a known secret after a refresh that failed with %d', async (status, reply) => {
		await t.start();
		await t.deliver(t.event());
		await t.fault({ kind: 'status', status, times: null });
		t.clock.advance(360 * SECOND);
		expect(await t.deliver(t.event())).toEqual(reply);
	});

	test('a credential that cannot be read', async () => {
		await t.startWith({ ...t.setup(), credentials: {} });
		expect(await t.deliver(t.event())).toEqual(TRY_AGAIN);
	});

	test('a base URL that is none', async () => {
		const credentials = { diditApi: { apiKey: t.application.api_key, baseUrl: 'nonsense' } };
		await t.startWith({ ...t.setup(), credentials });
		expect(await t.deliver(t.event())).toEqual(TRY_AGAIN);
	});

	test('parameters that cannot be read', async () => {
		await t.start({ events: '={{ nonsense( }}' });
		expect(await t.deliver(t.event())).toEqual(TRY_AGAIN);
		expect(t.n8n.executions).toHaveLength(0);
	});
});

describe('the log', () => {
	const lines: string[] = [];

	beforeEach(async () => {
		await t.start();
		lines.length = 0;
		const logger = loggerOf(t.setup());
		for (const level of ['warn', 'error', 'info', 'debug'] as const) {
			jest.spyOn(logger, level).mockImplementation((message, meta) => {
				if (message.startsWith('Didit Trigger')) {
					lines.push(`${level} ${message} ${JSON.stringify(meta)}`);
				}
			});
		}
	});

	afterEach(() => {
		jest.restoreAllMocks();
		expect(lines.join()).not.toContain(t.application.secret_shared_key);
		expect(lines.join()).not.toContain(t.application.api_key);
	});

	test('names the check that failed, and the age', async () => {
		const text = JSON.stringify(t.event());
		await t.post(text, t.signed(text, { 'x-timestamp': String(t.seconds - 400) }));
		await t.post(text, {});
		await t.post(text, t.signed('another body'));
		await t.post('[]', t.signed('[]'));
		expect(lines).toEqual([
			expect.stringMatching(/^warn .*X-Timestamp is too old.*age 400 s.*"workflowId":"workflow"/),
			expect.stringMatching(/X-Timestamp is missing/),
			expect.stringMatching(/no signature fits the secret/),
			expect.stringMatching(/not an event/),
		]);
	});

	test('says why a delivery could not be verified', async () => {
		await t.fault({
			kind: 'status',
			status: 403,
			body: { detail: `Key ${t.application.api_key} may not read webhooks` },
		});
		await t.deliver(t.event());
		expect(lines).toEqual([
			expect.stringMatching(/asked to send it again: Didit did not allow this/),
		]);
	});

	test('is silent about what is taken', async () => {
		await t.deliver(t.event());
		expect(lines).toEqual([]);
	});
});
