import type { IDataObject } from 'n8n-workflow';
import { apiKeyCredential, control, didit, newApplication } from '../../../support/sandbox';
import { messageOf } from '../../registration';
import { hooksOf } from '../../support';
import { CRM, urlsOf, useDestinations } from './destinations';

const t = useDestinations();

const fault = async (method: string, settings: IDataObject) =>
	await t.fault({ method, path: '/v3/webhook/destinations/', times: null, ...settings });

const NO_RIGHT = {
	status: 403,
	body: { detail: 'You do not have permission to perform this action.' },
};
const HTML = { status: 200, content_type: 'text/html', body: '<h1>Gateway</h1>' };

describe('what goes wrong, and what to do', () => {
	test.each<[string, IDataObject, RegExp]>([
		['401', { status: 401 }, /sign-in.*Check the API key/],
		['403', NO_RIGHT, /did not allow this.*needs the right "webhooks: write"/],
		['429', { status: 429, headers: { 'retry-after': '60' } }, /limiting the number of requests/],
		['500', { status: 500 }, /trouble of its own/],
		['a web page', HTML, /could not be read.*base URL/],
		[
			'no list',
			{ status: 200, body: { ok: true } },
			/not a list of webhook destinations.*base URL/,
		],
		['an empty answer', { status: 204, body: '' }, /not a list of webhook destinations/],
		['a connection that breaks', { kind: 'drop_before' }, /connection to Didit broke off/],
	])('reading the list: %s', async (_what, settings, words) => {
		await fault('GET', settings);
		for (const hook of ['checkExists', 'create'] as const) {
			expect(await messageOf(t.production()[hook]())).toMatch(words);
		}
		await control('DELETE', `/faults?api_key=${t.application.api_key}`);
		expect(await urlsOf(t)).toEqual([]);
	});

	test.each<[string, IDataObject, RegExp]>([
		['403', NO_RIGHT, /did not allow this.*needs the right "webhooks: write"/],
		[
			'an event that Didit does not know',
			{ status: 400, body: { subscribed_events: ['Unsupported webhook events: brand.new'] } },
			/Unsupported webhook events: brand\.new.*Remove from "Events" what Didit does not know/,
		],
		[
			'an address that Didit cannot reach',
			{ status: 400, body: { url: ['URL must be public.'] } },
			/URL must be public.*N8N_WEBHOOK_URL: give n8n a public https address/,
		],
		['429', { status: 429 }, /limiting the number of requests/],
		['500', { status: 500 }, /trouble of its own/],
	])('making one: %s', async (_what, settings, words) => {
		await fault('POST', settings);
		expect(await messageOf(t.production().create())).toMatch(words);
		await control('DELETE', `/faults?api_key=${t.application.api_key}`);
		expect(await urlsOf(t)).toEqual([]);
	});

	test.each(['drop_after', 'truncate', 'status_after'])(
		'one that was made all the same is found, though every answer met %s',
		async (kind) => {
			await fault('POST', { kind, status: 500 });
			expect(await messageOf(t.production().create())).toBe('It went well');
			expect(await urlsOf(t)).toEqual([t.production().url]);
		},
	);

	test('all that Didit takes are there', async () => {
		const full = await newApplication({ dialect: 'current', max_destinations: 1 });
		await didit(full, 'POST', '/webhook/destinations/', {
			...CRM,
			subscribed_events: ['status.updated'],
		});
		const hooks = hooksOf({ credentials: apiKeyCredential(full) });
		expect(await messageOf(hooks.create())).toMatch(
			/can have 1 webhook destinations at most.*Delete a destination that is not needed any more/,
		);
	});

	test('Didit itself, and an n8n that it cannot reach', async () => {
		const strict = await newApplication({ dialect: 'current', local_urls: false });
		const hooks = hooksOf({ credentials: apiKeyCredential(strict) });
		expect(await messageOf(hooks.create())).toMatch(
			/must be reachable from the public internet.*N8N_WEBHOOK_URL: give n8n a public https address/,
		);
	});
});

describe('an answer is believed when it shows what was asked for', () => {
	const made = { uuid: '11111111-2222-4333-8444-555555555555', label: 'x', enabled: true };

	test.each<[string, IDataObject]>([
		['nothing', { status: 204, body: '' }],
		['an empty object', { status: 201, body: {} }],
	])('%s: the list tells', async (_what, answer) => {
		// The sandbox plays the answer and does not do the work.
		await fault('POST', answer);
		expect(await messageOf(t.production().create())).toMatch(/does not list it/);
		await t.destinations([{ url: t.production().url }]);
		expect(await t.production().create()).toBe(true);
	});

	test.each<[string, IDataObject]>([
		['other events', { subscribed_events: ['status.updated'] }],
		['another version', { webhook_version: 'v2' }],
		['it switched off', { enabled: false }],
		['another URL', { url: CRM.url }],
	])('with %s nothing is called registered', async (_what, other) => {
		const { url } = t.production();
		const subscribed_events = ['status.updated', 'data.updated'];
		const body = { ...made, url, webhook_version: 'v3', subscribed_events, ...other };
		await fault('POST', { status: 201, body });
		expect(await messageOf(t.production().create())).toMatch(
			/destination for http\S+ is not as this trigger needs it\. Publish again/,
		);
	});
});
