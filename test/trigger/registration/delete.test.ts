import { requestsOf } from '../../support/sandbox';
import { REPLACE, STRANGER, useRegistration } from '../registration';

const t = useRegistration();

describe('delete', () => {
	test('clears our URL', async () => {
		const hooks = t.production();
		await hooks.create();
		expect(await hooks.delete()).toBe(true);
		expect(await t.registered()).toBeNull();
	});

	test('changes nothing but the URL', async () => {
		const hooks = t.production();
		await hooks.create();
		await hooks.delete();
		const [change] = (await requestsOf(t.application))
			.filter(({ method }) => method === 'PATCH')
			.slice(-1);
		expect(change?.body).toEqual({ webhook_url: null });
	});

	test('puts back the URL to restore, in case of replacing only', async () => {
		const replacing = t.production({ options: { registeredUrl: 'replace', restoreUrl: STRANGER } });
		await t.register(STRANGER);
		await replacing.create();
		await replacing.delete();
		expect(await t.registered()).toBe(STRANGER);

		const untidy = t.production({
			options: { registeredUrl: 'replace', restoreUrl: ` ${STRANGER}\n` },
		});
		await untidy.create();
		await untidy.delete();
		expect(await t.registered()).toBe(STRANGER);

		await t.register(null);
		const stopping = t.production({ options: { registeredUrl: 'stop', restoreUrl: STRANGER } });
		await stopping.create();
		await stopping.delete();
		expect(await t.registered()).toBeNull();
	});

	test('clears the URL where the one to restore is our own', async () => {
		const options = { registeredUrl: 'replace', restoreUrl: t.production().url };
		await t.production({ options }).create();
		await t.production({ options }).delete();
		expect(await t.registered()).toBeNull();
	});

	test.each([
		null,
		STRANGER,
		'http://127.0.0.1:5678/webhook/other/didit',
		// The test of another node, which says what is to be put back for that one.
		'http://127.0.0.1:5678/webhook-test/other/didit?restore=http%3A%2F%2F127.0.0.1%3A5678%2Fwebhook',
	])('leaves %s alone, and asks for no change', async (url) => {
		await t.register(url);
		const before = (await requestsOf(t.application)).length;
		expect(await t.production(REPLACE).delete()).toBe(true);
		expect(await t.trial(REPLACE).delete()).toBe(true);
		const requests = (await requestsOf(t.application)).slice(before);
		expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
		expect(await t.registered()).toBe(url);
	});

	test('leaves the URL of a test alone, and the test that of production', async () => {
		await t.register(t.trial().url);
		await t.production().delete();
		expect(await t.registered()).toBe(t.trial().url);
		await t.register(t.production().url);
		await t.trial().delete();
		expect(await t.registered()).toBe(t.production().url);
	});

	test.each(['GET', 'PATCH'])('takes "already gone" at %s for success', async (method) => {
		await t.production().create();
		await t.fault({
			method,
			status: 404,
			times: null,
		});
		expect(await t.production().delete()).toBe(true);
	});

	test('says what may be left behind when Didit cannot be reached', async () => {
		await t.production().create();
		await t.fault({
			status: 500,
			times: null,
		});
		await expect(t.production().delete()).rejects.toThrow(
			/may still be registered at Didit.*Update/,
		);
	});

	describe('after an attempt to register that failed', () => {
		// n8n drops its own record of the webhook only after a delete that went well. With the record
		// it takes the node for registered: publishing again calls nothing and is called a success.
		test.each(['checkExists', 'create'] as const)('does not fail (%s)', async (hook) => {
			await t.fault({ status: 500, times: null });
			await expect(t.production()[hook]()).rejects.toThrow(/Didit had trouble/);
			expect(await t.production().delete()).toBe(false);
		});

		test('but does again once that is over', async () => {
			await t.fault({ status: 403, times: 3 });
			const failing = t.production();
			await expect(failing.create()).rejects.toThrow(/not allow/);
			expect(await failing.delete()).toBe(false);
			await expect(failing.delete()).rejects.toThrow(/may still be registered/);
			await failing.create();
			await t.fault({ status: 403, times: null });
			await expect(failing.delete()).rejects.toThrow(/may still be registered/);
		});

		test('that of a test says nothing about production', async () => {
			await t.fault({ status: 403, times: null });
			await expect(t.trial().create()).rejects.toThrow(/not allow/);
			await expect(t.production().delete()).rejects.toThrow(/may still be registered/);
			expect(await t.trial().delete()).toBe(false);
		});
	});
});
