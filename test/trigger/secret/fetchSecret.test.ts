import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { secretSource } from '../../../nodes/DiditTrigger/secret/fetchSecret';
import { apiKeyCredential, newApplication, requestsOf } from '../../support/sandbox';
import { SECOND } from '../clock';
import { TAKEN, TRY_AGAIN, useTrigger } from '../delivery';
import { newDesk, triggerWith } from '../support';

const t = useTrigger();

test('the secret is read from the webhook configuration with the key of the credential', async () => {
	await t.start();
	await t.deliver(t.event());
	expect(await requestsOf(t.application)).toEqual([
		expect.objectContaining({ method: 'GET', path: '/v3/webhook/', status: 200 }),
		// Whether this Didit has destinations, each of which has a secret of its own.
		expect.objectContaining({ method: 'GET', path: '/v3/webhook/destinations/', status: 404 }),
	]);
});

test('a base URL that leads nowhere is no trouble that passes', async () => {
	const context = {
		getCredentials: async () => ({ baseUrl: 'nowhere', apiKey: 'a key' }),
		getNode: () => ({ name: 'Didit Trigger' }),
		getMode: () => 'webhook',
		getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/1/didit',
	};
	const source = await secretSource(context as unknown as IWebhookFunctions);
	expect(await source.read()).toEqual({
		kind: 'refused',
		why: 'The base URL in the Didit credential is not usable',
	});
});

describe('what is kept, is kept for a base URL, a key and a URL', () => {
	const URL = 'https://n8n.example.com/webhook/1/didit';
	const idFor = async (baseUrl: string, apiKey: string, url = URL) => {
		const context = {
			getCredentials: async () => ({ baseUrl, apiKey }),
			getMode: () => 'webhook',
			getNodeWebhookUrl: () => url,
		};
		return (await secretSource(context as unknown as IWebhookFunctions)).id;
	};

	test('under a hash of them', async () => {
		const id = await idFor('https://verification.didit.me/v3', 'a key');
		expect(id).toMatch(/^[0-9a-f]{64}$/);
		expect(await idFor('https://verification.didit.me/v3', 'a key')).toBe(id);
		expect(await idFor('https://verification.didit.me/v3', 'another key')).not.toBe(id);
		expect(await idFor('https://sandbox.example.com/v3', 'a key')).not.toBe(id);
		const other = 'https://n8n.example.com/webhook/2/didit';
		expect(await idFor('https://verification.didit.me/v3', 'a key', other)).not.toBe(id);
		expect(await idFor('a', 'bc')).not.toBe(await idFor('ab', 'c'));
	});

	test('so what has one URL shares one reading', async () => {
		const trigger = triggerWith(newDesk(t.clock));
		for (const workflowId of ['one', 'two']) {
			await t.startWith({ ...t.setup(), trigger, workflowId });
			expect(await t.deliver(t.event({ session_id: workflowId }))).toEqual(TAKEN);
		}
		expect(await t.reads()).toBe(1);
	});

	test('and none counts for another application', async () => {
		const trigger = triggerWith(newDesk(t.clock));
		await t.startWith({ ...t.setup(), trigger });
		expect(await t.deliver(t.event())).toEqual(TAKEN);
		const other = await newApplication();
		await t.startWith({ ...t.setup(), trigger, credentials: apiKeyCredential(other) });
		// So long n8n is not asked for the credential again.
		t.clock.advance(5 * SECOND);
		const text = JSON.stringify(t.event());
		expect((await t.post(text, t.signed(text))).status).toBe(401);
		const own = t.signed(text, { 'x-signature': t.hex(text, other.secret_shared_key) });
		expect(await t.post(text, own)).toEqual(TAKEN);
	});
});

describe('no secret, no acceptance', () => {
	const named: IDataObject[] = [
		{ secret_shared_key: '' },
		{ secret_shared_key: null },
		{ secret_shared_key: 0 },
		{ secret_shared_key: [] },
		{ secret_shared_key: { key: '' } },
		{ webhook_url: null },
		{},
	];

	test.each(named)('where Didit names %j', async (body) => {
		await t.start();
		await t.fault({ kind: 'status', status: 200, body, times: null });
		const text = JSON.stringify(t.event());
		for (const secret of ['', 'null', 'undefined', '0', '[object Object]']) {
			t.clock.advance(5 * SECOND);
			const headers = t.signed(text, { 'x-signature': t.hex(text, secret) });
			expect(await t.post(text, headers)).toEqual(TRY_AGAIN);
		}
		expect(t.n8n.executions).toEqual([]);
	});
});
