import type { IHttpRequestOptions } from 'n8n-workflow';
import { apiVersions } from '../../../../nodes/api/apiVersion';
import { credentialKey } from '../../../../nodes/api/credentials';
import { TRIGGER_REQUESTS } from '../../../contract/digest';
import { RoutedCredentials } from '../../../support/routedCredentials';
import { control, didit, requestsOf } from '../../../support/sandbox';
import { hooksOf } from '../../support';
import {
	change,
	changesOf,
	CRM,
	LABEL,
	LONG_AGO,
	rowsOf,
	SESSION_EVENTS,
	urlsOf,
	useDestinations,
} from './destinations';

const t = useDestinations();

describe('what is registered', () => {
	test('is a destination of the trigger’s own, for exactly the events that were chosen', async () => {
		const hooks = t.production();
		expect(await hooks.checkExists()).toBe(false);
		expect(await hooks.create()).toBe(true);
		expect(await rowsOf(t)).toMatchObject([
			{
				label: LABEL,
				url: hooks.url,
				enabled: true,
				webhook_version: 'v3',
				subscribed_events: SESSION_EVENTS,
			},
		]);
		expect(await changesOf(t)).toEqual([
			[
				'POST',
				{
					label: LABEL,
					url: hooks.url,
					enabled: true,
					webhook_version: 'v3',
					subscribed_events: SESSION_EVENTS,
				},
			],
		]);
		expect(await hooks.checkExists()).toBe(true);
	});

	test('can be every event', async () => {
		const events =
			TRIGGER_REQUESTS['webhookDestination.create']?.body?.['subscribed_events[]']?.enum;
		await t.production({ events: events as string[] }).publish();
		expect((await rowsOf(t))[0]?.subscribed_events).toEqual(events);
	});

	test('does not change where it fits, in whatever order and however it is called', async () => {
		const hooks = t.production();
		await hooks.publish();
		await change(t, hooks.url, {
			label: 'Of the compliance team',
			subscribed_events: [...SESSION_EVENTS].reverse(),
		});
		expect(await hooks.checkExists()).toBe(true);
	});

	test('keeps the name that a person gave it', async () => {
		const hooks = t.production();
		await hooks.publish();
		await change(t, hooks.url, { label: 'Of the compliance team', enabled: false });
		await hooks.publish();
		expect(await rowsOf(t)).toMatchObject([{ label: 'Of the compliance team', enabled: true }]);
	});

	test.each([
		['disabled', { enabled: false }],
		['pinned to another version', { webhook_version: 'v2' }],
		['given further events', { subscribed_events: [...SESSION_EVENTS, 'user.status.updated'] }],
		['given fewer events', { subscribed_events: ['status.updated'] }],
	])('is mended where somebody had it %s', async (_how, drift) => {
		const hooks = t.production();
		await hooks.publish();
		const [before] = await rowsOf(t);
		await change(t, hooks.url, drift);
		expect(await hooks.checkExists()).toBe(false);
		await hooks.create();
		expect(await rowsOf(t)).toMatchObject([
			{
				uuid: before?.uuid,
				enabled: true,
				webhook_version: 'v3',
				subscribed_events: SESSION_EVENTS,
			},
		]);
	});

	test('is made anew where somebody gave it another URL, which stays', async () => {
		const hooks = t.production();
		await hooks.publish();
		await change(t, hooks.url, { url: CRM.url });
		await hooks.publish();
		expect(await urlsOf(t)).toEqual([CRM.url, hooks.url]);
	});

	test.each(['/', '?a=1'])('is ours with %j behind our URL', async (end) => {
		const { url } = t.production();
		await t.destinations([{ url: `${url}${end}` }]);
		await t.production().publish();
		expect(await urlsOf(t)).toEqual([url]);
	});

	test('is one: a second with our URL in another spelling would bring each event twice', async () => {
		const hooks = t.production();
		await t.destinations([{ url: `${hooks.url}/` }, { url: hooks.url }]);
		expect(await hooks.checkExists()).toBe(false);
		await hooks.create();
		expect(await urlsOf(t)).toEqual([hooks.url]);
	});

	test('changes with the choice of events, and is no new one', async () => {
		await t.production().publish();
		const [before] = await rowsOf(t);
		await t.production({ events: ['user.status.updated'] }).publish();
		expect(await rowsOf(t)).toMatchObject([
			{ uuid: before?.uuid, subscribed_events: ['user.status.updated'] },
		]);
	});

	test('an event that is chosen twice is asked for once', async () => {
		await t.production({ events: ['data.updated', 'data.updated'] }).publish();
		expect((await rowsOf(t))[0]?.subscribed_events).toEqual(['data.updated']);
	});
});

describe('several triggers of one application', () => {
	const elsewhere = {
		additionalData: {
			// With names of its own for what n8n calls webhook and webhook-test.
			webhookBaseUrl: 'https://other.example.com/hooks',
			webhookTestBaseUrl: 'https://other.example.com/try',
			instanceBaseUrl: 'https://other.example.com/',
		},
	};

	test('ten of them in two n8n come and go, and none touches another', async () => {
		const all = Array.from({ length: 10 }, (_, index) => ({
			...t.setup,
			...(index % 2 === 1 && elsewhere),
			workflowId: `workflow${index}`,
			webhookId: `${index}ccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10`,
		}));
		await Promise.all(all.map(async (setup) => await hooksOf(setup).publish()));
		const urls = all.map((setup) => hooksOf(setup).url);
		expect([...(await urlsOf(t))].sort()).toEqual([...urls].sort());
		const before = await rowsOf(t);
		const [first, second, ...others] = all as [(typeof all)[0], (typeof all)[0]];
		await hooksOf(first).delete();
		await hooksOf({ ...second, parameters: { events: ['data.updated'] } }).publish();
		const after = await rowsOf(t);
		const left = others.map((setup) => hooksOf(setup).url);
		for (const url of left) {
			const [one, other] = [before, after].map((rows) => rows.find((row) => row.url === url));
			expect(other).toEqual(one);
		}
		expect(after).toHaveLength(9);
	});

	test('a copy of the workflow in another n8n has the same webhook ID, and is another', async () => {
		await t.production().publish();
		const copy = hooksOf({ ...t.setup, ...elsewhere });
		await copy.publish();
		expect(await urlsOf(t)).toEqual([t.production().url, copy.url]);
		await copy.delete();
		expect(await urlsOf(t)).toEqual([t.production().url]);
	});

	test('one that was imported into the same n8n takes the URL, and the first leaves it', async () => {
		await t.production().publish();
		const copy = hooksOf({ ...t.setup, workflowId: 'copy' });
		expect(await copy.checkExists()).toBe(false);
		await copy.create();
		expect(await rowsOf(t)).toMatchObject([{ url: copy.url, label: 'n8n: Test [copy]' }]);
		await t.production().delete();
		expect(await urlsOf(t)).toEqual([copy.url]);
		await copy.delete();
		expect(await urlsOf(t)).toEqual([]);
	});

	test('somebody else’s is nobody’s business', async () => {
		await t.destinations([CRM, { ...CRM, url: 'https://crm.example.com/off', enabled: false }]);
		const before = await rowsOf(t);
		await t.production().publish();
		await t.production().delete();
		expect(await rowsOf(t)).toEqual(before);
	});
});

describe('which of Didit’s ways there is', () => {
	const known = () => apiVersions.get(credentialKey(t.setup.credentials.diditApi!));

	test('is asked once for a credential', async () => {
		await t.production().checkExists();
		expect(known()).toBe('current');
		const before = (await requestsOf(t.application)).length;
		await t.production().checkExists();
		const paths = (await requestsOf(t.application)).slice(before).map(({ path }) => path);
		expect(paths).toEqual(['/v3/webhook/destinations/']);
	});

	test('is told by the list alone where the configuration names none', async () => {
		const body = { webhook_url: null, webhook_version: 'v3' };
		await t.fault({ method: 'GET', path: '/v3/webhook/$', status: 200, body });
		await t.production().publish();
		expect(await urlsOf(t)).toEqual([t.production().url]);
	});

	test('is learned anew when an account has moved while n8n runs', async () => {
		const { uuid } = t.application;
		await control('PATCH', `/applications/${uuid}`, { dialect: 'spec' });
		await t.production().publish();
		expect(await t.registered()).toBe(t.production().url);
		expect(known()).toBe('specification');
		await control('PATCH', `/applications/${uuid}`, { dialect: 'current' });
		expect(await t.production().checkExists()).toBe(false);
		await t.production().create();
		expect(await urlsOf(t)).toEqual([t.production().url]);
		await t.production().delete();
		expect([await urlsOf(t), await t.registered()]).toEqual([[], null]);
	});

	test.each([404, 405, 501])(
		'is learned anew where destinations are gone, with %i',
		async (status) => {
			await t.production().checkExists();
			await t.fault({ path: '/v3/webhook/destinations/', status, times: null });
			await t.production().publish();
			expect(await t.registered()).toBe(t.production().url);
		},
	);

	test('can be forced to be a destination, and is refused where there are none', async () => {
		const hooks = t.production({ options: { registration: 'destination' } });
		await hooks.publish();
		expect(await urlsOf(t)).toEqual([hooks.url]);
		await hooks.delete();
		await control('PATCH', `/applications/${t.application.uuid}`, { dialect: 'spec' });
		await expect(hooks.create()).rejects.toThrow(/knows no webhook destinations.*"Automatic"/);
		expect(await t.registered()).toBeNull();
	});

	test('can be forced to be the URL of the application, which a destination of ours makes room for', async () => {
		const hooks = t.production({ options: { registration: 'Application URL' } });
		await hooks.publish();
		expect([await urlsOf(t), await t.registered()]).toEqual([[], hooks.url]);
		await hooks.delete();
		expect(await t.registered()).toBeNull();
		await t.production().publish();
		await hooks.publish();
		expect([await urlsOf(t), await t.registered()]).toEqual([[], hooks.url]);
	});
});

describe('what a crash left', () => {
	const ofTest = () => ({ label: `${LABEL} (test)`, url: t.trial().url });

	test('of a test goes with the next hook of the same node', async () => {
		await t.production().publish();
		await t.destinations([
			...(await rowsOf(t)).map(({ url, label }) => ({ url, label })),
			{ ...ofTest(), created_at: LONG_AGO },
		]);
		expect(await t.production().checkExists()).toBe(false);
		await t.production().create();
		expect(await urlsOf(t)).toEqual([t.production().url]);
	});

	test('of production under another name of the same n8n goes, too', async () => {
		const url = t.production().url.replace('/webhook/', '/hooks/');
		await t.destinations([{ label: LABEL, url, created_at: LONG_AGO }]);
		await t.production().publish();
		expect(await urlsOf(t)).toEqual([t.production().url]);
	});

	test.each([
		['is young: somebody may be listening', () => ({})],
		['is of another workflow', () => ({ label: 'n8n: Test [other] (test)', created_at: LONG_AGO })],
		['is called otherwise by now', () => ({ label: 'Mine', created_at: LONG_AGO })],
		[
			'is under another address',
			() => ({ url: 'https://old.example.com/webhook-test/x/didit', created_at: LONG_AGO }),
		],
	])('stays where it %s', async (_why, row) => {
		const destination = { ...ofTest(), ...row() };
		await t.destinations([destination]);
		await t.production().publish();
		await t.production().delete();
		expect(await urlsOf(t)).toEqual([destination.url]);
	});

	test('that cannot be deleted now is in nobody’s way', async () => {
		await t.destinations([{ ...ofTest(), created_at: LONG_AGO }]);
		await t.fault({ method: 'DELETE', status: 500, times: null });
		expect(await t.production().create()).toBe(true);
	});
});

describe('of destinations with one URL there is one', () => {
	test('where two n8n publish it at the same moment', async () => {
		const { url } = t.production();
		let others = 1;
		// The other n8n is faster by a moment, and wants other events.
		const route = async (options: IHttpRequestOptions) => {
			if (options.method === 'POST' && others-- > 0) {
				await didit(t.application, 'POST', '/webhook/destinations/', {
					label: LABEL,
					url,
					subscribed_events: ['data.updated'],
				});
			}
			return options;
		};
		const credentialsHelper = new RoutedCredentials(t.setup.credentials, route);
		await hooksOf({ ...t.setup, additionalData: { credentialsHelper } }).create();
		expect(await rowsOf(t)).toMatchObject([{ url, subscribed_events: SESSION_EVENTS }]);
	});

	test.each(['drop_before', 'drop_after', 'truncate', 'status_after'])(
		'where the first try met %s',
		async (kind) => {
			await t.fault({ kind, method: 'POST', status: 500 });
			expect(await t.production().create()).toBe(true);
			expect(await urlsOf(t)).toEqual([t.production().url]);
		},
	);

	test('where somebody deletes it while it is changed', async () => {
		const hooks = t.production();
		await hooks.publish();
		const [row] = await rowsOf(t);
		await change(t, hooks.url, { enabled: false });
		const gone = async (options: IHttpRequestOptions) => {
			if (options.method === 'PATCH') {
				await didit(t.application, 'DELETE', `/webhook/destinations/${row?.uuid}/`);
			}
			return options;
		};
		const credentialsHelper = new RoutedCredentials(t.setup.credentials, gone);
		await hooksOf({ ...t.setup, additionalData: { credentialsHelper } }).create();
		expect(await rowsOf(t)).toMatchObject([{ url: hooks.url, enabled: true }]);
	});
});

test('a workflow of old, whose URL is made of the node’s name', async () => {
	const hooks = hooksOf({ ...t.setup, webhookId: null, name: 'Über uns' });
	await hooks.publish();
	expect(await urlsOf(t)).toEqual([hooks.url]);
	expect(await hooks.checkExists()).toBe(true);
	await hooks.delete();
	expect(await urlsOf(t)).toEqual([]);
});
