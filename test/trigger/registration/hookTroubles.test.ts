import { apiKeyCredential, requestsOf } from '../../support/sandbox';
import { useRegistration } from '../registration';

const t = useRegistration();

describe('troubles at Didit', () => {
	const hook = async (name: 'checkExists' | 'create') => await t.production()[name]();

	test.each(['checkExists', 'create'] as const)('%s passes on what to do', async (name) => {
		t.setup = { credentials: apiKeyCredential({ api_key: 'wrong' }) };
		await expect(hook(name)).rejects.toThrow(/Didit did not .*Check|Didit did not .*API key/);
	});

	test('an answer that is no configuration is named', async () => {
		await t.fault({ status: 200, body: [] });
		await expect(hook('checkExists')).rejects.toThrow(/not a webhook configuration.*base URL/);
	});

	test('a passing trouble is tried once more, a lasting one is not', async () => {
		await t.fault({ method: 'GET', status: 500 });
		expect(await hook('checkExists')).toBe(false);
		const before = (await requestsOf(t.application)).length;
		await t.fault({ method: 'GET', status: 500, times: null });
		await expect(hook('checkExists')).rejects.toThrow(/Didit had trouble/);
		expect((await requestsOf(t.application)).length - before).toBe(2);
	});

	test('a change whose answer gets lost is sent once more, since it is the same change', async () => {
		const change = { method: 'PATCH', path: '/v3/webhook/' };
		await t.fault({ ...change, kind: 'drop_after' });
		expect(await hook('create')).toBe(true);
		const changes = (await requestsOf(t.application)).filter(({ method }) => method === 'PATCH');
		expect(changes.map(({ body }) => body)).toEqual(
			Array.from({ length: 2 }, () => ({
				webhook_url: t.production().url,
				webhook_version: 'v3',
			})),
		);
		await t.fault({ ...change, kind: 'drop_before', times: null });
		await expect(t.production().delete()).rejects.toThrow(/connection to Didit broke off/);
		expect(await requestsOf(t.application)).toHaveLength(2 + 2 + 1 + 2);
	});

	test('Retry-After is never waited for', async () => {
		await t.fault({
			status: 429,
			headers: { 'retry-after': '60' },
			times: null,
		});
		await expect(hook('create')).rejects.toThrow(/limiting/);
		expect(await requestsOf(t.application)).toHaveLength(1);
	});

	test('the API key is not in the message', async () => {
		await t.fault({
			status: 403,
			body: { detail: `The key ${t.application.api_key} is not allowed` },
			times: null,
		});
		await expect(hook('create')).rejects.toThrow(
			expect.objectContaining({
				message: expect.not.stringContaining(t.application.api_key) as string,
			}),
		);
	});
});
