import { createHmac } from 'node:crypto';
import { newClient, useClient, useSandbox } from './ownSandbox';
import { startReceiver, useReceiver, type Receiver } from './receiver';

const sandbox = useSandbox();
const receiver = useReceiver();
const didit = useClient(sandbox, () => ({ webhook_url: receiver.url }));

const hmac = (message: string, secret = didit.secret) =>
	createHmac('sha256', secret).update(message).digest('hex');

/** The only delivery so far. */
function delivered(): Receiver['deliveries'][number] {
	expect(receiver.deliveries).toHaveLength(1);
	return receiver.deliveries[0] as Receiver['deliveries'][number];
}

describe('signatures', () => {
	// Made by CPython from the specification's functions for this event.
	const event = {
		webhook_type: 'status.updated',
		session_id: '5f0c7a52-0000-4000-8000-000000000001',
		status: 'Approved',
		timestamp: 1790000000,
		vendor_data: 'Zoë 🚀/\u007f',
		metadata: {
			b: 0.00001,
			a: [1, 2.5, null, true, 'x\ny'],
			é: {},
			'\ue000': 1,
			'😀': 2,
			'10': 1,
			'9': 1,
		},
		decision: { score: 92, big: 1e21 },
	};
	const wire =
		'{"decision":{"big":1000000000000000000000,"score":92},"metadata":{"10":1,"9":1,' +
		'"a":[1,2.5,null,true,"x\\ny"],"b":1e-05,"\\u00e9":{},"\\ue000":1,"\\ud83d\\ude00":2},' +
		'"session_id":"5f0c7a52-0000-4000-8000-000000000001","status":"Approved",' +
		'"timestamp":1790000000,"vendor_data":"Zo\\u00eb \\ud83d\\ude80/\\u007f",' +
		'"webhook_type":"status.updated"}';
	const send = (form: string) =>
		sandbox.control('events', {
			api_key: didit.key,
			event,
			sign: { form, secret: 'sandbox-test-secret', timestamp: 1790000000 },
		});

	test.each([
		['raw', 'x-signature', '694d95cf9c7771f9aea61c80dc7fac5334727021a04ea05d0b013c0d32f85fa4'],
		['v2', 'x-signature-v2', 'eebe554f37de63c4aad2c66ada62f5554c03d7bc8df2588e5c284c3100424c19'],
		[
			'v2_timestamp',
			'x-signature-v2',
			'd352ca4911b46988573d52d1955cc2224f3c22ee21d02d7ec431a841ed3ac51c',
		],
		[
			'simple',
			'x-signature-simple',
			'11ed3b446463a7899129812f941fc5e373e721dd7388d5822b4c0b4720583922',
		],
	])('%s is what Python makes of it, alone and over the same bytes', async (form, name, value) => {
		const answer = await send(form);
		expect(answer).toMatchObject({ status: 200, body: 'thanks' });
		const { headers, body } = delivered();
		expect(body).toBe(wire);
		const signatures = Object.entries(headers).filter(([header]) =>
			header.startsWith('x-signature'),
		);
		expect(signatures).toEqual([[name, value]]);
		expect(headers['x-timestamp']).toBe('1790000000');
	});

	test('none sends no signature, and a test delivery says so', async () => {
		await sandbox.control('events', {
			api_key: didit.key,
			event,
			test: true,
			sign: { form: 'none' },
		});
		const { headers } = delivered();
		expect(headers['x-didit-test-webhook']).toBe('true');
		expect(Object.keys(headers).join()).not.toContain('x-signature');
	});

	test('a raw body goes out as it is', async () => {
		await sandbox.control('events', { api_key: didit.key, raw_body: '{"b":1.0, "a":2}' });
		const { headers, body } = delivered();
		expect(body).toBe('{"b":1.0, "a":2}');
		expect(headers['x-signature']).toBe(hmac(body));
	});
});

describe('a change of status', () => {
	test('is told with the envelope, the decision and all three signatures', async () => {
		const id = await didit.newSession({ vendor_data: 'Zoë', metadata: { plan: 'a' } });
		const { deliveries } = await sandbox.control(`sessions/${id}/outcome`, { status: 'Approved' });
		expect(deliveries).toMatchObject([{ attempt: 1, status: 200, url: receiver.url }]);
		const { headers, body } = delivered();
		// Sorted, compact and ASCII on the wire; parsing and printing it again gives V2's text.
		expect(body).toMatch(/^[\x20-\x7e]+$/);
		const event = JSON.parse(body);
		const ts = headers['x-timestamp'] ?? '';
		expect(Object.keys(event)).toEqual(Object.keys(event).sort());
		expect(headers).toMatchObject({
			'content-type': 'application/json',
			'user-agent': 'DiditWebhook/2.0 +https://didit.me',
			'x-signature': hmac(body),
			'x-signature-v2': hmac(`${ts}:${JSON.stringify(event)}`),
			'x-signature-simple': hmac(`${event.timestamp}:${event.session_id}:Approved:status.updated`),
		});
		expect(event).toMatchObject({
			webhook_type: 'status.updated',
			status: 'Approved',
			vendor_data: 'Zoë',
			metadata: { plan: 'a' },
			application_id: didit.uuid,
			environment: 'live',
			timestamp: Number(ts),
			workflow_version: 1,
			decision: { status: 'Approved', id_verifications: [{ status: 'Approved' }] },
		});
		expect(event.event_id).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('creation is silent; In Progress carries no decision; unchanged is silent', async () => {
		const id = await didit.newSession();
		expect(receiver.deliveries).toHaveLength(0);
		await sandbox.control(`sessions/${id}/outcome`, { status: 'In Progress' });
		await sandbox.control(`sessions/${id}/outcome`, { status: 'In Progress' });
		expect(JSON.parse(delivered().body)).not.toHaveProperty('decision');
	});

	test('the later rule signs the canonical text alone', async () => {
		const later = await newClient(sandbox, { webhook_url: receiver.url, v2_form: 'canonical' });
		await later.finished('Approved');
		const { headers, body } = delivered();
		expect(headers['x-signature-v2']).toBe(hmac(JSON.stringify(JSON.parse(body)), later.secret));
	});

	test('enabled destinations take the place of the URL, each with its secret', async () => {
		const second = await startReceiver();
		const didit = await newClient(sandbox, {
			dialect: 'current',
			webhook_url: receiver.url,
			destinations: [
				{ url: second.url, secret_shared_key: 'of the destination' },
				{ url: receiver.url, subscribed_events: ['data.updated'] },
				{ url: `${receiver.url}/off`, enabled: false },
			],
		});
		await didit.finished('Approved');
		expect(receiver.deliveries).toHaveLength(0);
		const [{ headers, body }] = second.deliveries as [Receiver['deliveries'][number]];
		expect(headers['x-signature']).toBe(hmac(body, 'of the destination'));
		const { body: shown } = await didit.get('webhook/');
		expect(shown.destinations).toHaveLength(3);
		await second.stop();
	});

	test('a duplicate delivery repeats the same bytes; a changed secret signs with a new one', async () => {
		await sandbox.control('faults', { api_key: didit.key, kind: 'duplicate_delivery' });
		await didit.finished('Approved');
		expect(receiver.deliveries).toHaveLength(2);
		expect(receiver.deliveries[1]).toMatchObject({ body: receiver.deliveries[0]?.body });

		await sandbox.control('faults', { api_key: didit.key, kind: 'changed_secret' });
		await didit.finished('Approved');
		const { secret_shared_key: changed } = (await didit.get('webhook/')).body;
		expect(changed).not.toBe(didit.secret);
		const last = receiver.deliveries[2];
		expect(last?.headers['x-signature']).toBe(hmac(last?.body ?? '', changed));
	});
});
