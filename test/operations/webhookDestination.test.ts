import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, sent } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, didit, newApplication } from '../support/sandbox';

const URL = 'https://example.com/hooks';
const ID = '11111111-2222-4333-8444-555555555555';
const PATH = '/v3/webhook/destinations/';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

async function newDestination(more: object = {}): Promise<{ uuid: string; secret: string }> {
	const body = { label: 'CRM', url: URL, subscribed_events: ['status.updated'], ...more };
	const { uuid, secret_shared_key: secret } = await didit<Record<string, string>>(
		application,
		'POST',
		'/webhook/destinations/',
		body,
	);
	return { uuid: String(uuid), secret: String(secret) };
}

describe('create', () => {
	const create = async (parameters: INodeParameters) =>
		await operate(application, 'webhookDestination.create', { label: 'CRM', ...parameters });

	test('sends a label and a URL, and no more', async () => {
		const run = await create({ url: URL });
		expect(run.sent).toEqual([sent('POST', PATH, { label: 'CRM', url: URL })]);
		expect(run.items).toMatchObject([
			{ json: { label: 'CRM', url: URL, enabled: true, subscribed_events: '' } },
		]);
	});

	test('sends all that can be said of it', async () => {
		const subscribedEvents = ['status.updated', 'transaction.created'];
		const run = await create({
			url: URL,
			simplify: false,
			additionalFields: { enabled: false, subscribedEvents, webhookVersion: 'v2' },
		});
		const body = {
			label: 'CRM',
			url: URL,
			enabled: false,
			subscribed_events: subscribedEvents,
			webhook_version: 'v2',
		};
		expect(run.sent).toEqual([sent('POST', PATH, body)]);
		expect(run.items).toMatchObject([{ json: body, pairedItem: { item: 0 } }]);
	});

	test('takes an event by expression that the list does not have', async () => {
		const additionalFields = { subscribedEvents: '={{ ["status.updated", "rule.fired"] }}' };
		const run = await create({ url: URL, additionalFields });
		expect(run.sent[0]?.body).toMatchObject({
			subscribed_events: ['status.updated', 'rule.fired'],
		});
		expect(run.error?.message).toContain('Unsupported webhook events: rule.fired');
	});

	test.each(['Session Status Updated, user.status.updated', 'STATUS.UPDATED, User Status Updated'])(
		'takes events as they are shown: %s',
		async (shown) => {
			const run = await create({
				url: `${URL}/shown`,
				additionalFields: { subscribedEvents: `={{ ${JSON.stringify(shown)} }}` },
			});
			expect(run.sent[0]?.body).toMatchObject({
				subscribed_events: ['status.updated', 'user.status.updated'],
			});
		},
	);

	test.each([false, true])('shows the secret where that is asked for: %s', async (revealSecret) => {
		const { items } = await create({ url: URL, options: { revealSecret } });
		const secret = String(items[0]?.json.secret_shared_key);
		expect(secret).toMatch(revealSecret ? /^[\w-]{43}$/ : /^\*{8}[\w-]{4}$/);
	});

	test('says what to do about a URL that is taken', async () => {
		await newDestination();
		const run = await create({ url: URL });
		expect(run.error?.message).toContain('already exists for the application');
		expect(run.error?.description).toContain('Webhook Destination → Get Many');
	});

	test.each([
		[{ label: ' ', url: URL }, '"Label" is empty'],
		[{ url: '={{ $json.missing }}' }, '"URL" comes from an expression that yields nothing'],
	])('%j is not sent', async (parameters, message) => {
		const run = await create(parameters);
		expect(run.error?.message).toBe(message);
		expect(run.sent).toEqual([]);
	});
});

test('get reads one, without its secret', async () => {
	const { uuid, secret } = await newDestination();
	const parameters = { destinationId: byId(uuid.toUpperCase()) };
	const run = await operate(application, 'webhookDestination.get', parameters);
	expect(run.sent).toEqual([sent('GET', `${PATH}${uuid}/`)]);
	expect(run.items.map(({ json }) => json)).toEqual([
		{
			uuid,
			label: 'CRM',
			url: URL,
			enabled: true,
			webhook_version: 'v3',
			subscribed_events: 'status.updated',
			secret_shared_key: `********${secret.slice(-4)}`,
			deliveries_count: 0,
			failed_deliveries_count: 0,
			last_delivery_at: null,
		},
	]);
});

test('getAll reads the bare list', async () => {
	const { uuid } = await newDestination();
	await newDestination({ label: 'Store', url: `${URL}/2` });
	const run = await operate(application, 'webhookDestination.getAll', { limit: 1 });
	expect(run.sent.map(({ method, path }) => [method, path])).toEqual([['GET', PATH]]);
	expect(run.items).toMatchObject([{ json: { uuid, label: 'CRM', deliveries_count: 0 } }]);
});

describe('update', () => {
	test.each<[INodeParameters, object]>([
		[{ enabled: false }, { enabled: false }],
		[
			{ label: 'Store', url: `${URL}/2`, webhookVersion: 'v3', subscribedEvents: ['data.updated'] },
			{
				label: 'Store',
				url: `${URL}/2`,
				webhook_version: 'v3',
				subscribed_events: ['data.updated'],
			},
		],
	])('sends %j as %j', async (updateFields, body) => {
		const { uuid } = await newDestination();
		const parameters = { destinationId: byId(uuid), updateFields, simplify: false };
		const run = await operate(application, 'webhookDestination.update', parameters);
		expect(run.sent).toEqual([sent('PATCH', `${PATH}${uuid}/`, body)]);
		expect(run.items).toMatchObject([{ json: { uuid, ...body } }]);
	});
});

test('delete answers that it is gone; what is unknown is told', async () => {
	const { uuid } = await newDestination();
	const remove = async (id: string) =>
		await operate(application, 'webhookDestination.delete', { destinationId: byId(id) });
	const run = await remove(uuid);
	expect(run.sent).toEqual([sent('DELETE', `${PATH}${uuid}/`)]);
	expect(run.items).toMatchObject([{ json: { deleted: true, destinationId: uuid } }]);
	const unknown = await remove(ID);
	expect(unknown.error?.message).toBe(
		'Didit does not know this ID: Webhook destination not found.',
	);
});

test('is picked by its label or its URL', async () => {
	const { uuid } = await newDestination();
	await newDestination({ label: 'Store', url: 'https://example.org/in', enabled: false });
	const open = async (filter?: string) =>
		await pick('searchDestinations', { credentials: apiKeyCredential(application), filter });
	expect(names(await open())).toEqual(['CRM', 'Store · disabled']);
	expect(values(await open('example.com'))).toEqual([uuid]);
});
