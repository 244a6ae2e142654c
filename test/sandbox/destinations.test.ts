import { PATH, SESSION_EVENTS, useDestinations } from './ownDestinations';
import { newClient } from './ownSandbox';

const { sandbox, receiver, didit, make, rows, advance } = useDestinations();

/** What the list does not tell. */
const OF_ONE = ['secret_shared_key', 'previous_secret_expires_at', 'summary'];

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
		const made = await make();
		const common = Object.entries(made).filter(([key]) => !OF_ONE.includes(key));
		expect(await rows()).toEqual([
			{
				...Object.fromEntries(common),
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
			await didit.get(`${path}deliveries/${uuid}/`),
			await didit.post(`${path}deliveries/${uuid}/resend/`),
		]) {
			expect([reply.status, reply.body]).toEqual([404, missing]);
		}
		await make();
	});

	test.each([
		[{ label: '' }, { label: ['This field may not be blank.'] }],
		[{ label: 'x'.repeat(256) }, { label: [expect.stringContaining('255')] }],
		[{ label: undefined }, { label: ['This field is required.'] }],
		[{ url: undefined }, { url: ['This field is required.'] }],
		[{ url: 'nowhere' }, { url: ['Enter a valid URL.'] }],
		[{ url: 'http://[::1' }, { url: ['Enter a valid URL.'] }],
		[{ url: 'ftp://crm.example.com' }, { url: ['Enter a valid URL.'] }],
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
		'http://[::ffff:192.168.0.1]/x',
		'http://localhost./x',
		'http://n8n.local/x',
	])('%s is refused as Didit refuses it, unless the sandbox is told otherwise', async (url) => {
		const strict = await newClient(sandbox, { dialect: 'current', local_urls: false });
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
		const asked = { url: receiver.url, events: ['*'], description: 'n8n' };
		const made = await didit.post('webhooks/', asked);
		expect([made.status, made.body]).toEqual([
			201,
			{ ...asked, webhook_id: expect.any(String), secret: expect.stringMatching(/^[\w-]{43}$/) },
		]);
		const { body } = await didit.get(`${PATH}${made.body.webhook_id}/`);
		expect(body).toMatchObject({
			label: 'n8n',
			webhook_version: 'v3',
			secret_shared_key: made.body.secret,
		});
		expect(body.subscribed_events).toHaveLength(11);
		expect(body.subscribed_events).toContain('message.status.updated');
		const second = { url: `${receiver.url}/second`, events: ['data.updated'] };
		expect((await didit.post('webhooks/', second)).body).toMatchObject({
			...second,
			description: null,
		});
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
