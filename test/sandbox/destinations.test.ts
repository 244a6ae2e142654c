import { createHmac } from 'node:crypto';
import { newClient, useClient, useSandbox, type Client } from './ownSandbox';
import { startReceiver, useReceiver, type Receiver } from './receiver';

const sandbox = useSandbox();
const receiver = useReceiver();
const didit = useClient(sandbox, () => ({ dialect: 'current', local_urls: true }));

const PATH = 'webhook/destinations/';
const DAY = 24 * 60 * 60;
const SESSION_EVENTS = ['status.updated', 'data.updated'];

const hmac = (message: string, secret: string) =>
	createHmac('sha256', secret).update(message).digest('hex');
const advance = async (seconds: number) =>
	await sandbox.control('clock', { advance_seconds: seconds });

async function make(settings: object = {}, client: Client = didit) {
	const body = { label: 'CRM', url: receiver.url, subscribed_events: SESSION_EVENTS, ...settings };
	const reply = await client.post(PATH, body);
	expect(reply.status).toBe(201);
	return reply.body;
}

const ownUrl = async () => (await didit.get('webhook/')).body.webhook_url;
const rows = async () => (await didit.get(PATH)).body;

type Delivered = Receiver['deliveries'][number];
const last = () => receiver.deliveries.at(-1) as Delivered;

describe('the endpoints', () => {
	test('one that was made is as it was asked for, with a secret of its own', async () => {
		const made = await make();
		expect(made).toEqual({
			uuid: expect.any(String),
			label: 'CRM',
			url: receiver.url,
			enabled: true,
			webhook_version: 'v3',
			subscribed_events: SESSION_EVENTS,
			secret_shared_key: expect.stringMatching(/^[\w-]{43}$/),
			secret_last4: made.secret_shared_key.slice(-4),
			previous_secret_expires_at: null,
			created_at: expect.any(String),
			updated_at: made.created_at,
			summary: {
				total_deliveries: 0,
				failed_deliveries: 0,
				error_rate_percentage: 0,
				min_response_time_ms: null,
				avg_response_time_ms: null,
				max_response_time_ms: null,
				last_delivery_at: null,
			},
		});
		expect((await didit.get(`${PATH}${made.uuid}/`)).body).toEqual(made);
	});

	test('the list has figures in the place of the secret', async () => {
		const {
			secret_shared_key: secret,
			summary,
			previous_secret_expires_at,
			...rest
		} = await make();
		expect(await rows()).toEqual([
			{
				...rest,
				subscribed_events_count: 2,
				deliveries_count: 0,
				failed_deliveries_count: 0,
				average_response_time_ms: null,
				error_rate_percentage: 0,
				last_delivery_at: null,
				metrics_window_days: 30,
			},
		]);
	});

	test('a change replaces what it names and leaves the secret', async () => {
		const made = await make();
		await advance(10);
		const changed = await didit.patch(`${PATH}${made.uuid}/`, {
			subscribed_events: ['user.status.updated'],
			enabled: false,
			webhook_version: 'v2',
		});
		expect(changed.status).toBe(200);
		expect(changed.body).toEqual({
			...made,
			subscribed_events: ['user.status.updated'],
			enabled: false,
			webhook_version: 'v2',
			updated_at: expect.any(String),
		});
		expect(changed.body.updated_at).not.toBe(made.updated_at);
	});

	test('one that was deleted is gone, and its URL is free', async () => {
		const { uuid } = await make();
		const path = `${PATH}${uuid}/`;
		const gone = await didit.remove(path);
		expect([gone.status, gone.text]).toEqual([204, '']);
		const missing = { detail: 'Webhook destination not found.' };
		for (const reply of [
			await didit.remove(path),
			await didit.get(path),
			await didit.patch(path, {}),
			await didit.get(`${path}deliveries/`),
		]) {
			expect([reply.status, reply.body]).toEqual([404, missing]);
		}
		await make();
	});

	test.each([
		[{ label: '' }, { label: ['This field may not be blank.'] }],
		[{ label: 'x'.repeat(256) }, { label: [expect.stringContaining('255')] }],
		[{ url: 'nowhere' }, { url: ['Enter a valid URL.'] }],
		[{ webhook_version: 'v4' }, { webhook_version: ['"v4" is not a valid choice.'] }],
		[
			{ subscribed_events: [] },
			{ subscribed_events: ['At least one subscribed event is required.'] },
		],
		[
			{ subscribed_events: ['status.updated', 'foo.bar'] },
			{ subscribed_events: ['Unsupported webhook events: foo.bar'] },
		],
	])('%j is refused', async (settings, problem) => {
		const body = { label: 'CRM', url: receiver.url, ...settings };
		const reply = await didit.post(PATH, body);
		expect([reply.status, reply.body]).toEqual([400, problem]);
		expect(await rows()).toEqual([]);
	});

	test('without a word on events it gets none', async () => {
		const { body } = await didit.post(PATH, { label: 'CRM', url: receiver.url });
		expect(body.subscribed_events).toEqual([]);
	});

	test('of live ones with one URL there is one', async () => {
		await make();
		const other = await make({ url: `${receiver.url}/other` });
		const exists = { url: ['This webhook destination already exists for the application.'] };
		for (const reply of [
			await didit.post(PATH, { label: 'Again', url: receiver.url }),
			await didit.patch(`${PATH}${other.uuid}/`, { url: receiver.url }),
			await didit.post('webhooks/', { url: receiver.url, events: ['*'] }),
		]) {
			expect([reply.status, reply.body]).toEqual([400, exists]);
		}
		// Its own is no other's.
		expect((await didit.patch(`${PATH}${other.uuid}/`, { url: other.url })).status).toBe(200);
	});

	test.each([
		'http://localhost:5678/x',
		'http://10.1.2.3/x',
		'http://[::1]/x',
		'http://n8n.local/x',
	])('%s is refused as Didit refuses it, unless the sandbox is told otherwise', async (url) => {
		const strict = await newClient(sandbox, { dialect: 'current' });
		const reply = await strict.post(PATH, { label: 'CRM', url });
		expect([reply.status, reply.body]).toEqual([
			400,
			{ url: ['The URL must be reachable from the public internet.'] },
		]);
		await make({ url: 'https://crm.example.com/in' }, strict);
		await make({ url });
	});

	test('there may be a most of them', async () => {
		const full = await newClient(sandbox, { dialect: 'current', max_destinations: 1 });
		await make({ url: 'https://crm.example.com/1' }, full);
		const reply = await full.post(PATH, { label: 'CRM', url: 'https://crm.example.com/2' });
		expect([reply.status, reply.body]).toEqual([
			400,
			{ detail: 'An application can have 1 webhook destinations at most.' },
		]);
	});

	test('the newer endpoint makes an ordinary one, for all events if asked', async () => {
		const made = await didit.post('webhooks/', { url: receiver.url, events: ['*'] });
		expect(made.status).toBe(201);
		const [row] = await rows();
		expect(row.uuid).toBe(made.body.webhook_id);
		expect(row.subscribed_events).toHaveLength(11);
		const { body } = await didit.get(`${PATH}${row.uuid}/`);
		expect(body.secret_shared_key).toBe(made.body.secret);
	});

	test('Didit as specified has none of it', async () => {
		const specified = await newClient(sandbox);
		for (const path of [PATH, 'webhooks/']) {
			const reply = await specified.post(path, { label: 'CRM', url: receiver.url });
			expect([reply.status, reply.headers.get('content-type')]).toEqual([
				404,
				'text/html; charset=utf-8',
			]);
		}
		expect((await specified.get('webhook/')).body).not.toHaveProperty('destinations');
	});
});

describe('the URL of the application', () => {
	test('becomes that of the oldest enabled destination with every change, or none', async () => {
		const own = 'https://crm.example.com/own';
		await didit.patch('webhook/', { webhook_url: own });
		expect(await ownUrl()).toBe(own);
		const first = await make();
		await advance(1);
		const second = await make({ url: `${receiver.url}/second` });
		expect(await ownUrl()).toBe(receiver.url);
		// What is written there meanwhile is forgotten.
		await didit.patch('webhook/', { webhook_url: own });
		expect(await ownUrl()).toBe(receiver.url);
		await didit.patch(`${PATH}${first.uuid}/`, { enabled: false });
		expect(await ownUrl()).toBe(second.url);
		await didit.remove(`${PATH}${second.uuid}/`);
		expect(await ownUrl()).toBeNull();
		await didit.patch('webhook/', { webhook_url: own });
		expect(await ownUrl()).toBe(own);
	});

	test('names the destinations, with their secrets', async () => {
		const { uuid, label, url, enabled, webhook_version, secret_shared_key, subscribed_events } =
			await make();
		const { body } = await didit.get('webhook/');
		expect(body.destinations).toEqual([
			{ uuid, label, url, enabled, webhook_version, secret_shared_key, subscribed_events },
		]);
		expect(body.available_events).toEqual(expect.arrayContaining(SESSION_EVENTS));
	});

	test('gets the two session events and no more', async () => {
		await didit.patch('webhook/', { webhook_url: receiver.url });
		await didit.finished('Approved');
		expect(receiver.deliveries).toHaveLength(1);
		await expect(
			sandbox.control('events', {
				api_key: didit.key,
				event: { webhook_type: 'user.status.updated' },
			}),
		).rejects.toThrow(/409/);
	});
});

describe('deliveries', () => {
	test('each gets what it subscribes to, signed with its own secret', async () => {
		const second = await startReceiver();
		const one = await make();
		const two = await make({ url: second.url });
		await make({ url: `${receiver.url}/users`, subscribed_events: ['user.status.updated'] });
		await make({ url: `${receiver.url}/off`, enabled: false });
		await didit.finished('Approved');
		const [there] = second.deliveries as [Delivered];
		expect(receiver.deliveries).toHaveLength(1);
		expect(last().headers['x-signature']).toBe(hmac(last().body, one.secret_shared_key));
		expect(there.headers['x-signature']).toBe(hmac(there.body, two.secret_shared_key));
		await second.stop();
	});

	test('each is tried again by itself, and every attempt is listed, the newest first', async () => {
		const { uuid } = await make();
		receiver.answers.push(500);
		const session = await didit.finished('Approved');
		await advance(61);
		const { body } = await didit.get(`${PATH}${uuid}/deliveries/`);
		expect(body).toMatchObject({ count: 2, next: null, previous: null });
		const attempt = {
			uuid: expect.any(String),
			session_id: session,
			request_url: receiver.url,
			response_time_ms: expect.any(Number),
			status: 'Approved',
			webhook_type: 'status.updated',
			created_at: expect.any(String),
		};
		expect(body.results).toEqual([
			{ ...attempt, response_status: 200 },
			{ ...attempt, response_status: 500 },
		]);
		expect((await rows())[0]).toMatchObject({
			deliveries_count: 2,
			failed_deliveries_count: 1,
			error_rate_percentage: 50,
			last_delivery_at: body.results[0].created_at,
		});
		const one = await didit.get(`${PATH}${uuid}/deliveries/${body.results[0].uuid}/`);
		expect(one.body.request_body).toBe(last().body);
		expect(JSON.parse(one.body.request_header)['X-Signature']).toBe(last().headers['x-signature']);
		await advance(31 * DAY);
		expect((await rows())[0]).toMatchObject({ deliveries_count: 0, last_delivery_at: null });
	});

	test.each(['deleted', 'disabled'])(
		'one that was %s meanwhile is not tried again',
		async (how) => {
			const { uuid } = await make();
			receiver.answers.push(500);
			await didit.finished('Approved');
			const path = `${PATH}${uuid}/`;
			await (how === 'deleted' ? didit.remove(path) : didit.patch(path, { enabled: false }));
			await advance(61);
			expect(receiver.deliveries).toHaveLength(1);
		},
	);

	test('the list comes in pages, by days, and is not counted beyond 100', async () => {
		const { uuid } = await make();
		const event = { webhook_type: 'status.updated', session_id: 'x', status: 'Approved' };
		await didit.finished('Declined');
		await advance(2 * DAY);
		await didit.finished('Approved');
		const today = new Date((await sandbox.control('clock')).now).toISOString().slice(0, 10);
		const of = async (query: string) =>
			(await didit.get(`${PATH}${uuid}/deliveries/?${query}`)).body;
		expect((await of(`date_from=${today}`)).results).toMatchObject([{ status: 'Approved' }]);
		const page = await of('limit=1');
		expect(page).toMatchObject({ count: 2, next: expect.stringContaining('offset=1') });
		expect((await of('limit=1&offset=1')).results).toMatchObject([{ status: 'Declined' }]);
		expect((await didit.get(`${PATH}${uuid}/deliveries/?date_from=soon`)).status).toBe(400);
		await sandbox.control('events', { api_key: didit.key, event });
	});

	test.each([
		['fresh', 'now'],
		['old', 'as it was'],
	])('one can be sent again; with %s times its body says %s', async (resend_timestamp, says) => {
		await sandbox.control(`applications/${didit.uuid}`, { resend_timestamp }, 'PATCH');
		const { uuid, secret_shared_key: secret } = await make();
		await didit.finished('Approved');
		const before = last();
		await advance(1000);
		const [row] = (await didit.get(`${PATH}${uuid}/deliveries/`)).body.results;
		const again = await didit.post(`${PATH}${uuid}/deliveries/${row.uuid}/resend/`);
		expect(again.status).toBe(200);
		expect(again.body).toMatchObject({ session_id: row.session_id, response_status: 200 });
		expect(again.body.uuid).not.toBe(row.uuid);
		expect(last().headers['x-signature']).toBe(hmac(last().body, secret));
		const header = Number(last().headers['x-timestamp']);
		expect(header).toBeGreaterThanOrEqual(Number(before.headers['x-timestamp']) + 1000);
		const { timestamp } = JSON.parse(last().body);
		expect(timestamp).toBe(says === 'now' ? header : JSON.parse(before.body).timestamp);
		expect(JSON.parse(last().body).event_id).toBe(JSON.parse(before.body).event_id);
	});
});

describe('versions of what is sent', () => {
	test.each([
		['v3', ['id_verifications', 'liveness_checks'], true],
		['v2', ['id_verification', 'liveness'], false],
		['v1', ['kyc', 'liveness'], false],
	])('%s has %j', async (webhook_version, keys, hasId) => {
		await make({ webhook_version });
		await didit.finished('Approved');
		const event = JSON.parse(last().body);
		expect(Object.keys(event.decision)).toEqual(expect.arrayContaining(keys));
		expect('event_id' in event).toBe(hasId);
		expect(Array.isArray(event.decision[keys[0] as string])).toBe(webhook_version === 'v3');
	});
});

describe('rotation in the console', () => {
	const old = (headers: Record<string, string>) =>
		Object.keys(headers).filter((name) => name.endsWith('-previous'));

	test('for a day both secrets sign', async () => {
		const { uuid, secret_shared_key: before } = await make();
		const rotated = await sandbox.control(`destinations/${uuid}/rotate`, {});
		const { secret_shared_key: secret, ...shown } = (await didit.get(`${PATH}${uuid}/`)).body;
		expect(secret).toBe(rotated.secret_shared_key);
		expect(secret).not.toBe(before);
		const { now } = await sandbox.control('clock');
		const left = Date.parse(shown.previous_secret_expires_at) - Date.parse(now);
		expect(Math.round(left / 60_000)).toBe(24 * 60);
		await didit.finished('Approved');
		const { headers, body } = last();
		const timestamp = String(headers['x-timestamp']);
		const canonical = JSON.stringify(JSON.parse(body));
		const { session_id, status, webhook_type } = JSON.parse(body);
		const simple = [timestamp, session_id, status, webhook_type].join(':');
		const signatures = (of: string) => [
			hmac(body, of),
			hmac(`${timestamp}:${canonical}`, of),
			hmac(simple, of),
		];
		const names = ['x-signature', 'x-signature-v2', 'x-signature-simple'];
		expect(names.map((name) => headers[name])).toEqual(signatures(secret));
		expect(names.map((name) => headers[`${name}-previous`])).toEqual(signatures(before));

		await advance(DAY + 1);
		await didit.finished('Approved');
		expect(old(last().headers)).toEqual([]);
		expect((await didit.get(`${PATH}${uuid}/`)).body.previous_secret_expires_at).toBeNull();
	});

	test('the secret of the application likewise; through the API the old one is done with', async () => {
		await didit.patch('webhook/', { webhook_url: receiver.url });
		await sandbox.control(`applications/${didit.uuid}/rotate`, {});
		await didit.finished('Approved');
		expect(old(last().headers)).toHaveLength(3);
		expect(last().headers['x-signature-previous']).toBe(hmac(last().body, didit.secret));
		await didit.patch('webhook/', { rotate_secret_key: true });
		await didit.finished('Approved');
		expect(old(last().headers)).toEqual([]);
	});

	test('rotating that of the application leaves the destinations theirs', async () => {
		const { uuid, secret_shared_key: secret } = await make();
		await didit.patch('webhook/', { rotate_secret_key: true });
		expect((await didit.get(`${PATH}${uuid}/`)).body.secret_shared_key).toBe(secret);
	});
});
