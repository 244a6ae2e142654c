/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IDataObject } from 'n8n-workflow';
import { SECOND } from '../clock';
import type { Reply } from '../delivery';
import { TAKEN, TRY_AGAIN, useTrigger } from '../delivery';
import { collectLog } from '../traces';

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

	test.each<[string, IDataObject, Reply]>([
		['500', { kind: 'status', status: 500 }, TAKEN],
		['429', { kind: 'status', status: 429 }, TAKEN],
		['a connection that breaks', { kind: 'drop_before' }, TAKEN],
		['half an answer', { kind: 'truncate' }, TAKEN],
		['401', { kind: 'status', status: 401 }, TRY_AGAIN],
		['403', { kind: 'status', status: 403 }, TRY_AGAIN],
		['404', { kind: 'status', status: 404 }, TRY_AGAIN],
		[
			'an empty secret',
			{ kind: 'status', status: 200, body: { secret_shared_key: '' } },
			TRY_AGAIN,
		],
	])('a known secret after a refresh that came to: %s', async (_what, settings, reply) => {
		await t.start();
		await t.deliver(t.event());
		await t.fault({ ...settings, times: null });
		t.clock.advance(360 * SECOND);
		expect(await t.deliver(t.event())).toEqual(reply);
	});

	describe('Didit does not answer', () => {
		const deliverWhileWaiting = async () => {
			await t.fault({ kind: 'latency', ms: 600 * SECOND });
			const reply = t.deliver(t.event());
			while (!t.clock.isAwaited) await new Promise(setImmediate);
			t.clock.advance(2_500);
			return await reply;
		};

		test('after 2.5 s, half of the time that Didit waits, it is asked to come again', async () => {
			await t.start();
			expect(await deliverWhileWaiting()).toEqual(TRY_AGAIN);
		});

		test('or a known secret counts', async () => {
			await t.start();
			await t.deliver(t.event());
			t.clock.advance(360 * SECOND);
			expect(await deliverWhileWaiting()).toEqual(TAKEN);
		});
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
	let lines: string[];

	beforeEach(async () => {
		await t.start();
		lines = collectLog(t.setup());
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

	test('tells nothing of what a delivery holds', async () => {
		const person = { vendor_data: 'ana@mail.test', metadata: { document_number: 'ES4820193' } };
		const text = JSON.stringify(t.event(person));
		for (const headers of [{}, t.signed('another body'), t.signed(text)]) {
			await t.post(text, headers);
		}
		const list = JSON.stringify([person]);
		await t.post(list, t.signed(list));
		expect(lines.length).toBeGreaterThan(2);
		expect(lines.join()).not.toMatch(/ana@mail|ES4820193/);
	});

	test('is silent about what is taken', async () => {
		await t.deliver(t.event());
		expect(lines.filter((line) => line.includes('Didit Trigger: '))).toEqual([]);
	});
});
