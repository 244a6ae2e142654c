import { REPLACE, STRANGER, useRegistration } from '../registration';
import { hooksOf } from '../support';

const t = useRegistration();

describe('testing never breaks production', () => {
	test('listening stops with an explanation while the published workflow holds the URL', async () => {
		await t.production().publish();
		await expect(t.trial().publish()).rejects.toThrow(
			/published version of this workflow receives its events, at .*another Didit application/,
		);
		// n8n calls delete after a create that stopped.
		await t.trial().delete();
		expect(await t.registered()).toBe(t.production().url);
	});

	test('with "replace" the test receives, and production again when it ends', async () => {
		await t.production(REPLACE).publish();
		await t.trial(REPLACE).publish();
		const during = new URL((await t.registered()) ?? '');
		expect(during.origin + during.pathname).toBe(t.trial().url);
		await t.trial(REPLACE).delete();
		expect(await t.registered()).toBe(t.production().url);
	});

	test('also when somebody else started listening meanwhile, or n8n stopped in between', async () => {
		await t.production(REPLACE).publish();
		await t.trial(REPLACE).publish();
		expect(await t.trial(REPLACE).checkExists()).toBe(true);
		await t.register(await t.registered(), 'v2');
		await t.trial(REPLACE).publish();
		await t.trial(REPLACE).delete();
		expect(await t.registered()).toBe(t.production().url);
	});

	test('nothing is put back when Didit holds another URL by then', async () => {
		await t.production(REPLACE).publish();
		await t.trial(REPLACE).publish();
		await t.register(STRANGER);
		await t.trial(REPLACE).delete();
		expect(await t.registered()).toBe(STRANGER);
	});

	test('the URL of such a test stays short', async () => {
		await t.production(REPLACE).publish();
		await t.trial(REPLACE).publish();
		expect(await t.registered()).toBe(
			`${t.trial().url}?restore=http%3A%2F%2F127.0.0.1%3A5678%2Fwebhook`,
		);
	});

	test.each(['nonsense', '', '%E0%A4%A'])(
		'nothing is put back where the URL of the test says %j',
		async (text) => {
			await t.register(`${t.trial().url}?restore=${text}`);
			await t.trial(REPLACE).delete();
			expect(await t.registered()).toBeNull();
		},
	);

	test('publishing ends the test’s claim', async () => {
		await t.trial().publish();
		await t.production().publish();
		expect(await t.registered()).toBe(t.production().url);
		await t.trial().delete();
		expect(await t.registered()).toBe(t.production().url);
	});

	test('a workflow that is unpublished during the test is not put back', async () => {
		await t.production(REPLACE).publish();
		await t.trial(REPLACE).publish();
		await t.production(REPLACE).delete();
		expect(await t.registered()).toBe(t.trial().url);
		await t.trial(REPLACE).delete();
		expect(await t.registered()).toBeNull();
	});

	test('republishing during the test gives the URL to production', async () => {
		await t.production(REPLACE).publish();
		await t.trial(REPLACE).publish();
		await t.production(REPLACE).delete();
		await t.production(REPLACE).publish();
		await t.trial(REPLACE).delete();
		expect(await t.registered()).toBe(t.production().url);
	});

	test('a test that replaced somebody else puts back the URL to restore', async () => {
		await t.register(STRANGER);
		const parameters = { options: { registeredUrl: 'replace', restoreUrl: STRANGER } };
		await t.trial(parameters).publish();
		expect(await t.registered()).toBe(t.trial().url);
		await t.trial(parameters).delete();
		expect(await t.registered()).toBe(STRANGER);
	});

	test('works where n8n serves tests under another name than production', async () => {
		const additionalData = {
			webhookBaseUrl: 'https://hooks.example.com/in',
			webhookTestBaseUrl: 'https://editor.example.com/try',
			instanceBaseUrl: 'https://editor.example.com/',
		};
		const split = { ...t.setup, parameters: REPLACE, additionalData };
		const live = hooksOf(split);
		const trial = hooksOf(split, 'test');
		await live.publish();
		await expect(hooksOf({ ...split, parameters: {} }, 'test').publish()).rejects.toThrow(
			/published version/,
		);
		await trial.publish();
		await trial.delete();
		expect(await t.registered()).toBe(live.url);
		await trial.publish();
		await live.delete();
		await live.publish();
		expect(await t.registered()).toBe(live.url);
	});
});
