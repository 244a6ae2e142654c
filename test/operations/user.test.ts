import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
});

async function newUser(vendor_data: string): Promise<string> {
	const { default_workflow_id: workflow_id } = application;
	await didit(application, 'POST', '/session/', { workflow_id, vendor_data });
	return vendor_data;
}

/** Percent-encoding of what may not stand in a path as it is. */
const IDENTIFIERS: Array<[string, string]> = [
	['user-123', 'user-123'],
	['a/b c', 'a%2Fb%20c'],
	['ana+1@example.com?x=1#y', 'ana%2B1%40example.com%3Fx%3D1%23y'],
	['100%', '100%25'],
	['Núñez', 'N%C3%BA%C3%B1ez'],
	['...', '...'],
	['0A1B2C3D-0000-4000-8000-ABCDEF012345', '0A1B2C3D-0000-4000-8000-ABCDEF012345'],
];

describe('get', () => {
	test.each(IDENTIFIERS)('reads %s', async (vendorData, inPath) => {
		await newUser(vendorData);
		const run = await operate(application, 'user.get', { vendorData: byId(vendorData) });
		expect(run.sent).toEqual([sent('GET', `/v3/users/${inPath}/`)]);
		expect(run.items).toMatchObject([
			{ json: { vendor_data: vendorData }, pairedItem: { item: 0 } },
		]);
	});

	test.each([
		['.', '"User" cannot be "."'],
		['..', '"User" cannot be ".."'],
		[' ', '"User" is empty'],
	])('does not send %p, which would be another endpoint', async (vendorData, message) => {
		const run = await operate(application, 'user.get', { vendorData: byId(vendorData) });
		expect(run.error?.message).toBe(message);
		expect(run.sent).toEqual([]);
	});

	test('says that nobody is known under this identifier', async () => {
		const run = await operate(application, 'user.get', { vendorData: byId('nobody') });
		expect(run.error?.message).toBe('Didit does not know this ID: User not found.');
	});
});

describe('getAll', () => {
	test.each<[INodeParameters, object]>([
		[{ status: 'Pending' }, { status: 'Pending' }],
		[{ search: 'ana & co' }, { search: 'ana & co' }],
		[{ country: 'ESP' }, { country: 'ESP' }],
		[
			{ status: 'In Review', search: 'user', country: 'PRT' },
			{ status: 'In Review', search: 'user', country: 'PRT' },
		],
	])('sends the filters %j as %j', async (filters, query) => {
		const run = await operate(application, 'user.getAll', { limit: 7, filters });
		// A Didit that takes no filters has its list read whole: in few pages.
		const range = { limit: Object.keys(filters).length > 0 ? '100' : '7', offset: '0' };
		expect(run.sent).toEqual([sent('GET', '/v3/users/', null, { ...query, ...range })]);
		expect(run.error).toBeUndefined();
	});

	test('gives one item per user', async () => {
		await newUser('find-me');
		const run = await operate(application, 'user.getAll', { filters: { search: 'find-me' } });
		expect(run.items).toMatchObject([
			{ json: { vendor_data: 'find-me', status: 'Pending' }, pairedItem: { item: 0 } },
		]);
	});

	test('says that the key is not accepted', async () => {
		const run = await operate({ api_key: 'wrong-key-345' }, 'user.getAll');
		expect(run.error?.message).toBe('Didit did not accept the sign-in: Invalid API Key.');
	});
});

describe('update', () => {
	test('sends every field', async () => {
		const vendorData = await newUser('to be changed');
		const run = await operate(application, 'user.update', {
			vendorData: byId(vendorData),
			simplify: false,
			updateFields: {
				displayName: 'Ana',
				status: 'Approved',
				metadata: '{"plan": {"name": "gold"}}',
			},
		});
		const body = {
			display_name: 'Ana',
			status: 'Approved',
			metadata: { plan: { name: 'gold' } },
		};
		expect(run.sent).toEqual([sent('PATCH', '/v3/users/to%20be%20changed/', body)]);
		expect(run.items).toMatchObject([
			{ json: { vendor_data: vendorData, ...body }, pairedItem: { item: 0 } },
		]);
	});

	test.each<[INodeParameters, object]>([
		[{ displayName: '' }, { display_name: '' }],
		[{ metadata: '={{ ({ a: 1 }) }}' }, { metadata: { a: 1 } }],
	])('sends %j as %j', async (updateFields, body) => {
		const vendorData = byId(await newUser('changing'));
		const run = await operate(application, 'user.update', { vendorData, updateFields });
		expect(run.sent).toEqual([sent('PATCH', '/v3/users/changing/', body)]);
		expect(run.error).toBeUndefined();
	});

	test('needs at least one field', async () => {
		const run = await operate(application, 'user.update', { vendorData: byId('somebody') });
		expect(run.error?.message).toBe('"Update Fields" has no field');
		expect(run.sent).toEqual([]);
	});

	test('passes on that nobody is known under this identifier', async () => {
		const run = await operate(application, 'user.update', {
			vendorData: byId('nobody'),
			updateFields: { displayName: 'Ana' },
		});
		expect(run.error?.message).toBe('Didit does not know this ID: User not found.');
	});
});
