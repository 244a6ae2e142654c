import { DiditTrigger } from '../../../nodes/DiditTrigger/DiditTrigger.node';
import { requestsOf } from '../../support/sandbox';
import { OWN_URL, REPLACE, STRANGER, useRegistration } from '../registration';
import { hooksOf, loggerOf } from '../support';

const t = useRegistration();

describe('checkExists', () => {
	test('is true only for exactly our URL in the right version', async () => {
		const hooks = t.production();
		expect(await hooks.checkExists()).toBe(false);
		await t.register(hooks.url);
		expect(await hooks.checkExists()).toBe(true);
		await t.register(hooks.url, 'v2');
		expect(await hooks.checkExists()).toBe(false);
		for (const url of [`${hooks.url}/`, `${hooks.url}?a=1`, STRANGER, t.trial().url]) {
			await t.register(url);
			expect(await hooks.checkExists()).toBe(false);
		}
	});

	test('is false while a destination is enabled, so that create can say so', async () => {
		const hooks = t.production(OWN_URL);
		await t.destinations([{ url: STRANGER, label: 'CRM' }]);
		expect(await hooks.checkExists()).toBe(false);
	});
});

describe('create', () => {
	test('registers our URL, version 3, where nothing is registered', async () => {
		const hooks = t.production();
		await t.register(null, 'v1');
		expect(await hooks.create()).toBe(true);
		expect(await t.configuration()).toMatchObject({
			webhook_url: hooks.url,
			webhook_version: 'v3',
		});
		const [change] = (await requestsOf(t.application))
			.filter(({ method }) => method === 'PATCH')
			.slice(-1);
		expect(change?.body).toEqual({ webhook_url: hooks.url, webhook_version: 'v3' });
	});

	test('registers exactly our URL where somebody put something behind it', async () => {
		const hooks = t.production();
		await t.register(`${hooks.url}?restore=1`);
		await hooks.publish();
		expect(await t.registered()).toBe(hooks.url);
	});

	test('sets the version where our URL is registered with another', async () => {
		const hooks = t.production();
		await t.register(hooks.url, 'v2');
		await hooks.publish();
		expect(await t.configuration()).toMatchObject({
			webhook_url: hooks.url,
			webhook_version: 'v3',
		});
	});

	test('stops at the URL of somebody else, names it and says what to do', async () => {
		await t.register(STRANGER, 'v2');
		await expect(t.production().create()).rejects.toThrow(
			expect.objectContaining({
				message: expect.stringMatching(
					/https:\/\/example\.com\/hooks\/didit\..*another Didit application.*"Replace It"/,
				) as string,
			}),
		);
		expect(await t.registered()).toBe(STRANGER);
	});

	test('takes it over where that is wanted', async () => {
		await t.register(STRANGER);
		const hooks = t.production(REPLACE);
		await hooks.create();
		expect(await t.registered()).toBe(hooks.url);
	});

	test('takes it over where an expression says so as the editor does', async () => {
		await t.register(STRANGER);
		const hooks = t.production({ options: { registeredUrl: '={{ "Replace It" }}' } });
		await hooks.create();
		expect(await t.registered()).toBe(hooks.url);
	});

	test('a trigger whose settings have become wrong can go', async () => {
		await t.production().publish();
		const filters = { statuses: '={{ $("Nowhere").item.json.x }}' };
		expect(await t.production({ filters }).delete()).toBe(true);
		expect(await t.registered()).toBeNull();
	});

	test('stops before anything happens when the URL to restore is no web address', async () => {
		await t.register(STRANGER);
		const options = { registeredUrl: 'replace', restoreUrl: 'example.com/hooks' };
		await expect(t.production({ options }).create()).rejects.toThrow(/URL to Restore.*https/);
		expect(await t.registered()).toBe(STRANGER);
	});

	test('stops while a destination is enabled', async () => {
		await t.destinations([
			{ url: STRANGER, label: 'CRM' },
			{ url: 'https://example.org/off', label: 'Old', enabled: false },
		]);
		const options = { ...REPLACE.options, ...OWN_URL.options };
		await expect(t.production({ options }).create()).rejects.toThrow(
			/CRM https:\/\/example\.com\/hooks\/didit\. .*Disable them/,
		);
		expect(await t.registered()).toBe(STRANGER);
	});

	test.each([
		['without a switch', [{ url: STRANGER, label: 'CRM' }]],
		['switched on by is_enabled', [{ url: STRANGER, label: 'CRM', is_enabled: true }]],
		['in a page', { count: 1, results: [{ url: STRANGER, label: 'CRM', enabled: 'true' }] }],
	])('stops at destinations that are listed %s', async (_how, destinations) => {
		const body = { webhook_url: null, webhook_version: 'v3', destinations };
		await t.fault({ method: 'GET', status: 200, body });
		await expect(t.production(REPLACE).create()).rejects.toThrow(/CRM https:.*Disable them/);
	});

	test.each([
		['is_enabled', [{ url: STRANGER, is_enabled: false }]],
		['text', [{ url: STRANGER, enabled: 'false' }]],
		['an empty page', { count: 0, results: [] }],
		['null', null],
	])('a destination that is off by %s is in nobody’s way', async (_how, destinations) => {
		const body = { webhook_url: null, webhook_version: 'v3', destinations };
		await t.fault({ method: 'GET', status: 200, body });
		expect(await t.production().create()).toBe(true);
	});

	test.each([
		['nothing', { status: 204, body: '' }],
		['an empty object', { status: 200, body: {} }],
	])('looks whether it was kept where Didit answers the change with %s', async (_what, answer) => {
		await t.fault({ method: 'PATCH', ...answer });
		// The sandbox plays the answer and does not do the work.
		await expect(t.production().create()).rejects.toThrow(/still has no URL instead of/);
		await t.register(t.production().url);
		await t.fault({ method: 'PATCH', ...answer });
		expect(await t.production().create()).toBe(true);
	});

	test.each(['/', '?a=1', '//?utm=x#top'])(
		'takes our own URL with %j behind it for ours',
		async (end) => {
			const { url } = t.production();
			await t.register(`${url}${end}`);
			await t.production().publish();
			expect(await t.registered()).toBe(url);
			await t.register(`${url}${end}`);
			await t.production().delete();
			expect(await t.registered()).toBeNull();
		},
	);

	test('a disabled destination is in nobody’s way', async () => {
		await t.destinations([{ url: STRANGER, enabled: false }]);
		const hooks = t.production(OWN_URL);
		await hooks.publish();
		expect(await t.registered()).toBe(hooks.url);
	});

	test('says in the log which events it will not get there, and stops where it gets none', async () => {
		const warn = jest.spyOn(loggerOf(t.setup), 'warn').mockImplementation(() => {});
		await t.production({ events: ['status.updated', 'user.status.updated'] }).publish();
		expect(warn).toHaveBeenCalledWith(expect.stringContaining('and not user.status.updated.'));
		warn.mockRestore();
		await t.production().delete();
		await expect(t.production({ events: ['user.status.updated'] }).create()).rejects.toThrow(
			/and not user\.status\.updated\. Remove the others/,
		);
		expect(await t.registered()).toBeNull();
	});

	test.each(['status.updated', 'data.updated'])('asks for %s', async (event) => {
		const hooks = t.production({ events: [event] });
		await hooks.publish();
		expect(await t.registered()).toBe(hooks.url);
	});

	test.each(['stop', 'replace'])(
		'never takes over the URL of another node of this n8n (%s)',
		async (registeredUrl) => {
			const other = hooksOf({ ...t.setup, webhookId: 'cccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10' });
			const host = new URL(other.url).origin;
			const urls = [
				other.url,
				other.url.replace('/webhook/', '/webhook-test/'),
				`${host}/webhook/any-path-of-the-webhook-node`,
				`${host}/custom-endpoint/abc/didit`,
			];
			for (const url of urls) {
				await t.register(url);
				const hooks = t.production({ options: { registeredUrl } });
				await expect(hooks.create()).rejects.toThrow(/Another trigger of this n8n.*Unpublish/);
				await expect(t.trial({ options: { registeredUrl } }).create()).rejects.toThrow(
					/Another trigger of this n8n/,
				);
				expect(await t.registered()).toBe(url);
			}
		},
	);

	describe('where n8n serves webhooks under names of its own', () => {
		const additionalData = {
			webhookBaseUrl: 'https://hooks.example.com/in',
			webhookTestBaseUrl: 'https://editor.example.com/try',
			instanceBaseUrl: 'https://editor.example.com/',
		};

		test.each([
			'https://hooks.example.com/in/orders',
			'https://hooks.example.com/webhook/orders',
			'https://editor.example.com/try/5b3d1a52-0000-4000-8000-000000000000/didit',
			'https://editor.example.com/webhook-test/orders',
		])('%s is another node of it', async (url) => {
			await t.register(url);
			const hooks = hooksOf({ ...t.setup, parameters: REPLACE, additionalData });
			await expect(hooks.create()).rejects.toThrow(/Another trigger of this n8n/);
			expect(await t.registered()).toBe(url);
		});

		test.each([
			'https://hooks.example.com/other/orders',
			'https://hooks.example.com.evil.example/in/orders',
			'https://in.example.com/in/orders',
		])('%s is not', async (url) => {
			await t.register(url);
			const setup = { ...t.setup, additionalData };
			await expect(hooksOf(setup).create()).rejects.toThrow(
				/Didit sends the events of this application to/,
			);
			await hooksOf({ ...setup, parameters: REPLACE }).create();
			expect(await t.registered()).toBe(hooksOf(setup).url);
		});

		test.each(['', 'nonsense'])(
			'an address of n8n that is none, %j, hides no stranger',
			async (text) => {
				await t.register(STRANGER);
				const setup = { ...t.setup, additionalData: { ...additionalData, instanceBaseUrl: text } };
				await expect(hooksOf(setup).create()).rejects.toThrow(
					/Didit sends the events of this application to/,
				);
			},
		);
	});

	test('a URL of another service under the same host is not taken for one of n8n', async () => {
		const url = `${new URL(t.production().url).origin}/crm/webhook-receiver`;
		await t.register(url);
		await expect(t.production().create()).rejects.toThrow(
			/Didit sends the events of this application to/,
		);
		await t.production(REPLACE).create();
		expect(await t.registered()).toBe(t.production().url);
	});

	test('the same trigger under another address is named as that, and left alone', async () => {
		const url = t.production().url.replace('127.0.0.1:5678', 'other-n8n.example.com');
		await t.register(url);
		await expect(t.production().create()).rejects.toThrow(
			/to http:\/\/other-n8n\.example\.com\/.* before n8n got another address/,
		);
		const warn = jest.spyOn(loggerOf(t.setup), 'warn').mockImplementation(() => {});
		expect(await t.production().delete()).toBe(true);
		expect(await t.registered()).toBe(url);
		expect(warn).toHaveBeenCalledWith(expect.stringContaining(`still sends the events`));
		expect(warn).toHaveBeenCalledWith(expect.stringContaining(url));
		warn.mockRestore();
	});

	test.each([
		['no webhook', []],
		['a webhook without a path', [{ ...new DiditTrigger().description.webhooks![0]!, path: '' }]],
	])('says so where n8n gives no URL, as to a node with %s', async (_what, webhooks) => {
		const trigger = new DiditTrigger();
		trigger.description.webhooks = webhooks;
		await expect(hooksOf({ ...t.setup, trigger }).create()).rejects.toThrow(
			'n8n gave this node no URL',
		);
		expect(await requestsOf(t.application)).toEqual([]);
	});

	test('says so when Didit keeps another URL', async () => {
		await t.fault({
			method: 'PATCH',
			status: 200,
			body: { webhook_url: STRANGER, webhook_version: 'v3' },
		});
		await expect(t.production().create()).rejects.toThrow(
			/still has the URL https:\/\/example\.com/,
		);
	});
});
