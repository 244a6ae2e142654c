/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { gzipSync } from 'node:zlib';
import type { IDataObject } from 'n8n-workflow';
import { control, didit, newApplication } from '../../support/sandbox';
import { SECOND } from '../clock';
import { REFUSED, TAKEN, useTrigger } from '../delivery';

const t = useTrigger();

test.each(['timestamp', 'canonical'])(
	'a delivery from Didit, signed over %s, is taken and handed out as it came',
	async (v2_form) => {
		t.application = await newApplication({ v2_form });
		await t.start();
		const sent = t.event({ vendor_data: 'Zoë 😀', metadata: { '10': 1, '9': 2.5, big: 1e21 } });
		const { api_key } = t.application;
		for (const form of [v2_form === 'canonical' ? 'v2' : 'v2_timestamp', 'raw', 'all']) {
			const answer = await control('POST', '/events', {
				api_key,
				url: t.n8n.url,
				event: { ...sent, session_id: form },
				sign: { form },
			});
			expect(answer).toMatchObject({ status: 200, body: '' });
			await t.n8n.settled();
			expect(t.n8n.items.at(-1)).toEqual({ ...sent, session_id: form });
		}
		expect(t.n8n.executions).toHaveLength(3);
	},
);

test('a session that is approved starts the workflow', async () => {
	await t.start();
	await didit(t.application, 'PATCH', '/webhook/', { webhook_url: t.n8n.url });
	const all = await control<IDataObject[]>('GET', '/applications');
	const { default_workflow_id: workflow_id } =
		all.find(({ uuid }) => uuid === t.application.uuid) ?? {};
	const session = await didit<IDataObject>(t.application, 'POST', '/session/', { workflow_id });
	await control('POST', `/sessions/${String(session.session_id)}/outcome`, { status: 'Approved' });
	await control('POST', '/settle');
	await t.n8n.settled();
	expect(t.n8n.items).toContainEqual(
		expect.objectContaining({ session_id: session.session_id, status: 'Approved' }),
	);
});

test('may be compressed', async () => {
	await t.start();
	const text = JSON.stringify(t.event());
	const headers = { ...t.signed(text), 'content-encoding': 'gzip' };
	expect(await t.post(gzipSync(text), headers)).toEqual(TAKEN);
	expect(t.n8n.items).toHaveLength(1);
});

test.each(['application/octet-stream', 'application/vnd.didit+json', 'text/plain', ''])(
	'may call itself %j',
	async (type) => {
		await t.start();
		const text = JSON.stringify(t.event());
		expect(await t.post(text, { ...t.signed(text), 'content-type': type })).toEqual(TAKEN);
		expect(t.n8n.items).toEqual([JSON.parse(text)]);
	},
);

test('reaches a test listener too, every time', async () => {
	await t.start({}, 'manual');
	const sent = t.event({ event_id: 'e-1' });
	for (let count = 0; count < 7; count++) expect(await t.deliver(sent)).toEqual(TAKEN);
	expect(t.n8n.items).toEqual(Array.from({ length: 7 }, () => sent));
});

test('leaves neither secret nor key in what n8n stores', async () => {
	await t.start();
	await t.deliver(t.event());
	expect(t.n8n.executions).toHaveLength(1);
	const stored = JSON.stringify([t.n8n.executions, t.n8n.returned]);
	expect(stored).not.toContain(t.application.secret_shared_key);
	expect(stored).not.toContain(t.application.api_key);
});

test('a test delivery of the console is verified like all others', async () => {
	await t.start();
	const test = { 'x-didit-test-webhook': 'true' };
	expect(await t.post(JSON.stringify(t.event()), test)).toEqual(REFUSED);
	const text = JSON.stringify(t.event({ metadata: { test_webhook: true } }));
	expect(await t.post(text, { ...t.signed(text), ...test })).toEqual(TAKEN);
	expect(t.n8n.items).toHaveLength(1);
});

test('the secret is read once for many deliveries', async () => {
	await t.start();
	const many = Array.from({ length: 10 }, (_, index) => t.event({ session_id: `s-${index}` }));
	const replies = await Promise.all(many.map(async (event) => await t.deliver(event)));
	expect(replies).toEqual(many.map(() => TAKEN));
	expect(await t.reads()).toBe(1);
	expect(t.n8n.items).toHaveLength(10);
});

test('the secret may be replaced at Didit at any time', async () => {
	await t.start();
	await t.deliver(t.event({ session_id: 'before' }));
	const { secret_shared_key: secret } = await didit<{ secret_shared_key: string }>(
		t.application,
		'PATCH',
		'/webhook/',
		{ rotate_secret_key: true },
	);
	t.clock.advance(5 * SECOND);
	const text = JSON.stringify(t.event({ session_id: 'after' }));
	const headers = t.signed(text, { 'x-signature': t.hex(text, secret) });
	expect(await t.post(text, headers)).toEqual(TAKEN);
	expect(await t.deliver(t.event({ session_id: 'on its way' }))).toEqual(TAKEN);
	expect(t.n8n.items.map(({ session_id: id }) => id)).toEqual(['before', 'after', 'on its way']);
});

test('all ten events of Didit’s documents can be wanted', async () => {
	const events = [
		...['status.updated', 'data.updated', 'user.status.updated', 'user.data.updated'],
		...['business.status.updated', 'business.data.updated', 'activity.created'],
		...['transaction.created', 'transaction.status.updated', 'travel_rule.status.updated'],
	];
	await t.start({ events });
	for (const webhook_type of events) {
		expect(await t.deliver(t.event({ webhook_type }))).toEqual(TAKEN);
	}
	expect(t.n8n.items.map(({ webhook_type: type }) => type)).toEqual(events);
});

describe('what is not wanted', () => {
	test('gets 200 and starts nothing', async () => {
		await t.start({ events: ['data.updated'] });
		expect(await t.deliver(t.event())).toEqual(TAKEN);
		expect(t.n8n.executions).toHaveLength(0);
		expect(await t.deliver(t.event({ webhook_type: 'data.updated' }))).toEqual(TAKEN);
		expect(t.n8n.executions).toHaveLength(1);
	});

	test('by default is all but the two events of the specification', async () => {
		await t.start();
		for (const webhook_type of ['status.updated', 'data.updated', 'user.status.updated']) {
			expect(await t.deliver(t.event({ webhook_type }))).toEqual(TAKEN);
		}
		expect(t.n8n.items.map(({ webhook_type: type }) => type)).toEqual([
			'status.updated',
			'data.updated',
		]);
	});
});
