import { didit, apiKeyCredential, newApplication, requestsOf, control } from '../support/sandbox';
import type { Application } from '../support/sandbox';
import type { Hooks, Setup } from './support';
import { hooksOf } from './support';

const STRANGER = 'https://example.com/hooks/didit';
const REPLACE = { options: { registeredUrl: 'replace' } };

let application: Application;
let setup: Setup;

beforeEach(async () => {
	application = await newApplication();
	setup = { credentials: apiKeyCredential(application) };
});

interface Registered {
	readonly webhook_url: string | null;
	readonly webhook_version: string;
}

async function registered(): Promise<string | null> {
	return (await didit<Registered>(application, 'GET', '/webhook/')).webhook_url;
}

async function register(url: string | null, version = 'v3'): Promise<void> {
	await didit(application, 'PATCH', '/webhook/', { webhook_url: url, webhook_version: version });
}

function production(parameters = {}): Hooks {
	return hooksOf({ ...setup, parameters });
}

function trial(parameters = {}): Hooks {
	return hooksOf({ ...setup, parameters }, 'test');
}

describe('checkExists', () => {
	test('is true only for exactly our URL in the right version', async () => {
		const hooks = production();
		expect(await hooks.checkExists()).toBe(false);
		await register(hooks.url);
		expect(await hooks.checkExists()).toBe(true);
		await register(hooks.url, 'v2');
		expect(await hooks.checkExists()).toBe(false);
		for (const url of [`${hooks.url}/`, `${hooks.url}?a=1`, STRANGER, trial().url]) {
			await register(url);
			expect(await hooks.checkExists()).toBe(false);
		}
	});

	test('is false while a destination is enabled, so that create can say so', async () => {
		const hooks = production();
		await register(hooks.url);
		await control('PATCH', `/applications/${application.uuid}`, {
			destinations: [{ url: STRANGER, label: 'CRM' }],
		});
		expect(await hooks.checkExists()).toBe(false);
	});
});

describe('create', () => {
	test('registers our URL, version 3, where nothing is registered', async () => {
		const hooks = production();
		await register(null, 'v1');
		expect(await hooks.create()).toBe(true);
		expect(await didit(application, 'GET', '/webhook/')).toMatchObject({
			webhook_url: hooks.url,
			webhook_version: 'v3',
		});
		const [change] = (await requestsOf(application))
			.filter(({ method }) => method === 'PATCH')
			.slice(-1);
		expect(change?.body).toEqual({ webhook_url: hooks.url, webhook_version: 'v3' });
	});

	test('sets the version where our URL is registered with another', async () => {
		const hooks = production();
		await register(hooks.url, 'v2');
		await hooks.publish();
		expect(await didit(application, 'GET', '/webhook/')).toMatchObject({
			webhook_url: hooks.url,
			webhook_version: 'v3',
		});
	});

	test('stops at the URL of somebody else, names it and says what to do', async () => {
		await register(STRANGER, 'v2');
		await expect(production().create()).rejects.toThrow(
			expect.objectContaining({
				message: expect.stringMatching(
					/https:\/\/example\.com\/hooks\/didit.*Replace It.*URL to Restore/,
				) as string,
			}),
		);
		expect(await registered()).toBe(STRANGER);
	});

	test('takes it over where that is wanted', async () => {
		await register(STRANGER);
		const hooks = production(REPLACE);
		await hooks.create();
		expect(await registered()).toBe(hooks.url);
	});

	test('stops before anything happens when the URL to restore is no web address', async () => {
		await register(STRANGER);
		const options = { registeredUrl: 'replace', restoreUrl: 'example.com/hooks' };
		await expect(production({ options }).create()).rejects.toThrow(/URL to Restore.*https/);
		expect(await registered()).toBe(STRANGER);
	});

	test('stops while a destination is enabled', async () => {
		await control('PATCH', `/applications/${application.uuid}`, {
			destinations: [
				{ url: STRANGER, label: 'CRM' },
				{ url: 'https://example.org/off', label: 'Old', enabled: false },
			],
		});
		await expect(production(REPLACE).create()).rejects.toThrow(
			/CRM https:\/\/example\.com\/hooks\/didit\. .*Disable them/,
		);
		expect(await registered()).toBeNull();
	});

	test('a disabled destination is in nobody’s way', async () => {
		await control('PATCH', `/applications/${application.uuid}`, {
			destinations: [{ url: STRANGER, enabled: false }],
		});
		const hooks = production();
		await hooks.publish();
		expect(await registered()).toBe(hooks.url);
	});

	test.each(['stop', 'replace'])(
		'never takes over the URL of another node of this n8n (%s)',
		async (registeredUrl) => {
			const other = hooksOf({ ...setup, webhookId: 'cccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10' });
			const host = new URL(other.url).origin;
			const urls = [
				other.url,
				other.url.replace('/webhook/', '/webhook-test/'),
				`${host}/webhook/any-path-of-the-webhook-node`,
				`${host}/custom-endpoint/abc/didit`,
			];
			for (const url of urls) {
				await register(url);
				const hooks = production({ options: { registeredUrl } });
				await expect(hooks.create()).rejects.toThrow(/Another trigger of this n8n.*Unpublish/);
				await expect(trial({ options: { registeredUrl } }).create()).rejects.toThrow(
					/Another trigger of this n8n/,
				);
				expect(await registered()).toBe(url);
			}
		},
	);

	test('a URL of another service under the same host is not taken for one of n8n', async () => {
		const url = `${new URL(production().url).origin}/crm/webhook-receiver`;
		await register(url);
		await expect(production().create()).rejects.toThrow(/Didit already sends/);
		await production(REPLACE).create();
		expect(await registered()).toBe(production().url);
	});

	test('the same workflow in another n8n is a stranger', async () => {
		const url = production().url.replace('127.0.0.1:5678', 'other-n8n.example.com');
		await register(url);
		await expect(production().create()).rejects.toThrow(/Didit already sends/);
	});

	test('says so when Didit keeps another URL', async () => {
		await control('POST', '/faults', {
			kind: 'status',
			api_key: application.api_key,
			method: 'PATCH',
			status: 200,
			body: { webhook_url: STRANGER, webhook_version: 'v3' },
		});
		await expect(production().create()).rejects.toThrow(/still has the URL https:\/\/example\.com/);
	});
});

describe('delete', () => {
	test('clears our URL', async () => {
		const hooks = production();
		await hooks.create();
		expect(await hooks.delete()).toBe(true);
		expect(await registered()).toBeNull();
	});

	test('changes nothing but the URL', async () => {
		const hooks = production();
		await hooks.create();
		await hooks.delete();
		const [change] = (await requestsOf(application))
			.filter(({ method }) => method === 'PATCH')
			.slice(-1);
		expect(change?.body).toEqual({ webhook_url: null });
	});

	test('puts back the URL to restore, in case of replacing only', async () => {
		const replacing = production({ options: { registeredUrl: 'replace', restoreUrl: STRANGER } });
		await register(STRANGER);
		await replacing.create();
		await replacing.delete();
		expect(await registered()).toBe(STRANGER);

		await register(null);
		const stopping = production({ options: { registeredUrl: 'stop', restoreUrl: STRANGER } });
		await stopping.create();
		await stopping.delete();
		expect(await registered()).toBeNull();
	});

	test('clears the URL where the one to restore is our own', async () => {
		const options = { registeredUrl: 'replace', restoreUrl: production().url };
		await production({ options }).create();
		await production({ options }).delete();
		expect(await registered()).toBeNull();
	});

	test.each([null, STRANGER, 'http://127.0.0.1:5678/webhook/other/didit'])(
		'leaves %s alone',
		async (url) => {
			await register(url);
			expect(await production(REPLACE).delete()).toBe(true);
			expect(await trial(REPLACE).delete()).toBe(true);
			expect(await registered()).toBe(url);
		},
	);

	test('leaves the URL of a test alone, and the test that of production', async () => {
		await register(trial().url);
		await production().delete();
		expect(await registered()).toBe(trial().url);
		await register(production().url);
		await trial().delete();
		expect(await registered()).toBe(production().url);
	});

	test.each(['GET', 'PATCH'])('takes "already gone" at %s for success', async (method) => {
		await production().create();
		await control('POST', '/faults', {
			kind: 'status',
			api_key: application.api_key,
			method,
			status: 404,
			times: null,
		});
		expect(await production().delete()).toBe(true);
	});

	test('says what may be left behind when Didit cannot be reached', async () => {
		await production().create();
		await control('POST', '/faults', {
			kind: 'status',
			api_key: application.api_key,
			status: 500,
			times: null,
		});
		await expect(production().delete()).rejects.toThrow(/may still be registered at Didit.*Update/);
	});
});

describe('testing never breaks production', () => {
	test('listening stops with an explanation while the published workflow holds the URL', async () => {
		await production().publish();
		await expect(trial().publish()).rejects.toThrow(
			/published version of this workflow receives its events at .*another Didit application/,
		);
		// n8n calls delete after a create that stopped.
		await trial().delete();
		expect(await registered()).toBe(production().url);
	});

	test('with "replace" the test receives, and production again when it ends', async () => {
		await production(REPLACE).publish();
		await trial(REPLACE).publish();
		const during = new URL((await registered()) ?? '');
		expect(during.origin + during.pathname).toBe(trial().url);
		await trial(REPLACE).delete();
		expect(await registered()).toBe(production().url);
	});

	test('also when somebody else started listening meanwhile, or n8n stopped in between', async () => {
		await production(REPLACE).publish();
		await trial(REPLACE).publish();
		expect(await trial(REPLACE).checkExists()).toBe(true);
		await register(await registered(), 'v2');
		await trial(REPLACE).publish();
		await trial(REPLACE).delete();
		expect(await registered()).toBe(production().url);
	});

	test('nothing is put back when Didit holds another URL by then', async () => {
		await production(REPLACE).publish();
		await trial(REPLACE).publish();
		await register(STRANGER);
		await trial(REPLACE).delete();
		expect(await registered()).toBe(STRANGER);
	});

	test('publishing ends the test’s claim', async () => {
		await trial().publish();
		await production().publish();
		expect(await registered()).toBe(production().url);
		await trial().delete();
		expect(await registered()).toBe(production().url);
	});

	test('a workflow that is unpublished during the test is not put back', async () => {
		await production(REPLACE).publish();
		await trial(REPLACE).publish();
		await production(REPLACE).delete();
		expect(await registered()).toBe(trial().url);
		await trial(REPLACE).delete();
		expect(await registered()).toBeNull();
	});

	test('republishing during the test gives the URL to production', async () => {
		await production(REPLACE).publish();
		await trial(REPLACE).publish();
		await production(REPLACE).delete();
		await production(REPLACE).publish();
		await trial(REPLACE).delete();
		expect(await registered()).toBe(production().url);
	});

	test('a test that replaced somebody else puts back the URL to restore', async () => {
		await register(STRANGER);
		const parameters = { options: { registeredUrl: 'replace', restoreUrl: STRANGER } };
		await trial(parameters).publish();
		expect(await registered()).toBe(trial().url);
		await trial(parameters).delete();
		expect(await registered()).toBe(STRANGER);
	});

	test('works where n8n serves tests under another name than production', async () => {
		const additionalData = {
			webhookBaseUrl: 'https://hooks.example.com/in',
			webhookTestBaseUrl: 'https://editor.example.com/try',
			instanceBaseUrl: 'https://editor.example.com/',
		};
		const split = { ...setup, parameters: REPLACE, additionalData };
		const live = hooksOf(split);
		const trial = hooksOf(split, 'test');
		await live.publish();
		await expect(hooksOf({ ...split, parameters: {} }, 'test').publish()).rejects.toThrow(
			/published version/,
		);
		await trial.publish();
		await trial.delete();
		expect(await registered()).toBe(live.url);
		await trial.publish();
		await live.delete();
		await live.publish();
		expect(await registered()).toBe(live.url);
	});
});

describe('troubles at Didit', () => {
	const hook = async (name: 'checkExists' | 'create') => await production()[name]();

	test.each(['checkExists', 'create'] as const)('%s passes on what to do', async (name) => {
		setup = { credentials: apiKeyCredential({ api_key: 'wrong' }) };
		await expect(hook(name)).rejects.toThrow(/Didit did not .*Check|Didit did not .*API key/);
	});

	test('an answer that is no configuration is named', async () => {
		await control('POST', '/faults', {
			kind: 'status',
			api_key: application.api_key,
			status: 200,
			body: '<html></html>',
			content_type: 'text/html',
		});
		await expect(hook('checkExists')).rejects.toThrow(/not a webhook configuration.*base URL/);
	});

	test('a passing trouble is tried once more, a lasting one is not', async () => {
		const fault = { kind: 'status', api_key: application.api_key, method: 'GET', status: 500 };
		await control('POST', '/faults', fault);
		expect(await hook('checkExists')).toBe(false);
		const before = (await requestsOf(application)).length;
		await control('POST', '/faults', { ...fault, times: null });
		await expect(hook('checkExists')).rejects.toThrow(/Didit had trouble/);
		expect((await requestsOf(application)).length - before).toBe(2);
	});

	test('Retry-After is never waited for', async () => {
		await control('POST', '/faults', {
			kind: 'status',
			api_key: application.api_key,
			status: 429,
			headers: { 'retry-after': '60' },
			times: null,
		});
		await expect(hook('create')).rejects.toThrow(/limiting/);
		expect(await requestsOf(application)).toHaveLength(1);
	});

	test('the API key is not in the message', async () => {
		await control('POST', '/faults', {
			kind: 'status',
			api_key: application.api_key,
			status: 403,
			body: { detail: `The key ${application.api_key} is not allowed` },
			times: null,
		});
		await expect(hook('create')).rejects.toThrow(
			expect.objectContaining({
				message: expect.not.stringContaining(application.api_key) as string,
			}),
		);
	});
});
