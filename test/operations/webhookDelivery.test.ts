import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Receiver } from '../sandbox/receiver';
import { useReceiver } from '../sandbox/receiver';
import { answerWith, byId, fault, newSession, operate, sent } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, didit, newApplication, requestsOf } from '../support/sandbox';

const receiver: Receiver = useReceiver();

let application: Application;
let destination: string;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
	({ uuid: destination } = await didit<{ uuid: string }>(
		application,
		'POST',
		'/webhook/destinations/',
		{ label: 'n8n', url: receiver.url, subscribed_events: ['status.updated', 'data.updated'] },
	));
});

const path = (...rest: string[]) =>
	`${['/v3/webhook/destinations', destination, 'deliveries', ...rest].join('/')}/`;

/** Something happens to a session, and the receiver answers as told. */
async function happens(...answers: number[]): Promise<string> {
	receiver.answers.push(...answers);
	const { session_id: id } = await newSession(application);
	await control('POST', `/sessions/${id}/outcome`, { status: 'Approved', wait: true });
	return id;
}

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(application, `webhookDelivery.${operation}`, {
		destinationId: byId(destination),
		...parameters,
	});

async function deliveries(): Promise<IDataObject[]> {
	return (await run('getAll', { returnAll: true })).items.map(({ json }) => json);
}

test('getAll lists every attempt, the newest first', async () => {
	const first = await happens(500);
	const second = await happens();
	const { items, sent: requests } = await run('getAll', {
		filters: { dateFrom: '2026-05-21', dateTo: '2099-05-21' },
	});
	expect(requests).toEqual([
		sent('GET', path(), null, {
			date_from: '2026-05-21',
			date_to: '2099-05-21',
			limit: '50',
			offset: '0',
		}),
	]);
	expect(items.map(({ json }) => [json.session_id, json.response_status])).toEqual([
		[second, 200],
		[first, 500],
	]);
});

test('Return All does not end at the hundred that Didit counts', async () => {
	const event = { webhook_type: 'status.updated' };
	const order = { api_key: application.api_key, destination, event };
	for (let n = 0; n < 103; n++) await control('POST', '/events', order);
	expect(await deliveries()).toHaveLength(103);
});

test('get reads what was sent', async () => {
	const id = await happens();
	const [{ uuid } = {}] = await deliveries();
	const { items, sent: requests } = await run('get', { deliveryId: byId(String(uuid)) });
	expect(requests).toEqual([sent('GET', path(String(uuid)))]);
	expect(JSON.parse(String(items[0]?.json.request_body))).toMatchObject({ session_id: id });
});

test('resend has it sent once more, and tells how it was answered', async () => {
	await happens(500);
	const [{ uuid } = {}] = await deliveries();
	receiver.answers.push(202);
	const { items, sent: requests } = await run('resend', { deliveryId: byId(String(uuid)) });
	expect(requests).toEqual([sent('POST', path(String(uuid), 'resend'))]);
	expect(items).toMatchObject([{ json: { response_status: 202 } }]);
	expect(receiver.deliveries).toHaveLength(2);
});

test('is picked among those of the destination that is chosen', async () => {
	await happens(500);
	const open = async (parameters: INodeParameters) =>
		await pick('searchDeliveries', {
			credentials: apiKeyCredential(application),
			parameters: { resource: 'webhookDelivery', operation: 'get', ...parameters },
		});
	const shown = await open({ destinationId: byId(destination) });
	expect(names(shown)).toEqual([
		expect.stringMatching(
			/^status\.updated · Approved · answered 500 · \d{4}-\d\d-\d\d \d\d:\d\d$/,
		),
	]);
	expect(values(shown)).toEqual([(await deliveries())[0]?.uuid]);
	expect(names(await open({ destinationId: byId('') }))).toEqual(['Choose the destination first']);
});

describe('resendFailed', () => {
	const catchUp = async (parameters: INodeParameters = {}) =>
		await run('resendFailed', {
			from: '2026-05-21T00:00:00Z',
			options: { resendsPerMinute: 300 },
			...parameters,
		});
	const outcomes = ({ items }: { items: Array<{ json: IDataObject }> }) =>
		items.map(({ json }) => [json.session_id, json.outcome, json.reason]);

	test('has sent once more what nothing brought through, the oldest first', async () => {
		const first = await happens(500);
		const second = await happens(404);
		const fine = await happens();
		const ran = await catchUp();
		expect(outcomes(ran)).toEqual([
			[first, 'resent', null],
			[second, 'resent', null],
		]);
		expect(ran.items.map(({ json }) => json.event)).toMatchObject([
			{ session_id: first, webhook_type: 'status.updated', decision: { session_id: first } },
			{ session_id: second },
		]);
		const arrived = receiver.deliveries.map(
			({ body }) => (JSON.parse(body) as IDataObject).session_id,
		);
		expect(arrived).toEqual([first, second, fine, first, second]);
	});

	test('leaves alone what a later delivery brought through', async () => {
		const id = await happens(500);
		await catchUp();
		expect(outcomes(await catchUp())).toEqual([[id, 'already delivered', null]]);
		expect(receiver.deliveries).toHaveLength(2);
	});

	test('knows an event whose retry has another event_id', async () => {
		const event = { webhook_type: 'status.updated', session_id: 'a', status: 'Approved' };
		const at = { ...event, created_at: 1_774_969_994 };
		const order = { api_key: application.api_key, destination };
		receiver.answers.push(500, 200);
		await control('POST', '/events', { ...order, event: { ...at, event_id: 'one' } });
		await control('POST', '/events', { ...order, event: { ...at, event_id: 'two', timestamp: 1 } });
		expect(outcomes(await catchUp())).toEqual([['a', 'already delivered', null]]);
	});

	test('knows each event once, however often it was tried', async () => {
		const id = await happens(500);
		receiver.answers.push(503, 502);
		expect(outcomes(await catchUp())).toEqual([
			[id, 'failed', 'The receiver answered with status 503'],
		]);
		const { items } = await catchUp();
		expect(items).toMatchObject([
			{ json: { outcome: 'failed', attempts: 2, response_status: 503, session_id: id } },
		]);
		expect(receiver.deliveries).toHaveLength(3);
	});

	test('hands the events out and sends nothing, where Resend is off', async () => {
		const id = await happens(500);
		const ran = await catchUp({ resend: false });
		expect(outcomes(ran)).toEqual([[id, 'not resent', null]]);
		expect(ran.items[0]?.json.event).toMatchObject({ session_id: id });
		expect(ran.sent.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test('looks at the time span only', async () => {
		await happens(500);
		expect((await catchUp({ options: { to: '2026-05-22T00:00:00Z' } })).items).toEqual([]);
		expect((await catchUp({ from: '2099-01-01T00:00:00Z' })).items).toEqual([]);
	});

	test('goes on where Didit refuses one, and says why', async () => {
		const first = await happens(500);
		const second = await happens(500);
		await fault(application, {
			kind: 'status',
			status: 404,
			body: { detail: 'Not found.' },
			method: 'POST',
		});
		const ran = await catchUp();
		expect(outcomes(ran)).toEqual([
			[first, 'failed', expect.stringMatching(/^Didit does not know this ID: Not found\./)],
			[second, 'resent', null],
		]);
		expect(ran.error).toBeUndefined();
	});

	test('goes on where one cannot be read', async () => {
		const first = await happens(500);
		const second = await happens(500);
		const [, older] = await deliveries();
		await fault(application, {
			kind: 'status',
			status: 404,
			body: { detail: 'Not found.' },
			path: path(String(older?.uuid)),
		});
		const ran = await catchUp();
		expect(outcomes(ran)).toEqual([
			[first, 'failed', expect.stringContaining('Not found.')],
			[second, 'resent', null],
		]);
	});

	test('does not take a trial from the console for an event', async () => {
		receiver.answers.push(500);
		const event = { webhook_type: 'status.updated' };
		const order = { api_key: application.api_key, destination, event, test: true };
		await control('POST', '/events', order);
		expect((await catchUp()).items).toEqual([]);
	});

	test('sends each once for two items that name the same destination', async () => {
		const id = await happens(500);
		const ran = await operate(
			application,
			'webhookDelivery.resendFailed',
			{ destinationId: byId(destination), from: '2026-05-21T00:00:00Z' },
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(ran.items.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual([
			['resent', { item: 0 }],
			['already delivered', { item: 1 }],
		]);
		expect(receiver.deliveries.filter(({ body }) => body.includes(id))).toHaveLength(2);
	});

	test('sends nothing where the list cannot be read', async () => {
		await happens(500);
		await answerWith(application, 403, { detail: 'You do not have permission.' });
		const ran = await catchUp();
		expect(ran.error?.message).toBe('Didit did not allow this: You do not have permission.');
		const changes = (await requestsOf(application)).filter(({ path: to }) => to.includes('resend'));
		expect(changes).toEqual([]);
	});

	test('wants to know from when on', async () => {
		const ran = await catchUp({ from: '={{ $json.missing }}' });
		expect(ran.error?.message).toBe('"From" comes from an expression that yields nothing');
		expect(ran.sent).toEqual([]);
	});
});
