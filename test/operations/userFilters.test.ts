import type { INodeParameters } from 'n8n-workflow';
import { byId, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { control, didit, newApplication } from '../support/sandbox';

/** User → Get Many on a Didit that takes no filters for its list and answers with everybody. */

const PEOPLE = 130;

let application: Application;

async function verify(vendor_data: string, details: object = {}): Promise<void> {
	const session = await didit<{ session_id: string }>(application, 'POST', '/session/', {
		workflow_id: application.default_workflow_id,
		vendor_data,
		expected_details: details,
	});
	await control('POST', `/sessions/${session.session_id}/outcome`, { status: 'Approved' });
}

async function change(vendorData: string, updateFields: INodeParameters): Promise<void> {
	const parameters = { vendorData: byId(vendorData), updateFields };
	const run = await operate(application, 'user.update', parameters);
	expect(run.error).toBeUndefined();
}

beforeAll(async () => {
	application = await newApplication({ dialect: 'current' });
	await verify('ana', { first_name: 'Ana', last_name: 'Ruiz', id_country: 'ESP' });
	await verify('ben', { first_name: 'Ben', last_name: 'Sousa', id_country: 'PRT' });
	const { api_key } = application;
	await control('POST', '/sessions', { api_key, count: PEOPLE, vendor_data_prefix: 'person-' });
	await change('ben', { status: '={{ "BLOCKED" }}', displayName: 'The second' });
	await change('person-1', { status: '={{ "FLAGGED" }}' });
});

async function find(filters: INodeParameters, more: INodeParameters = {}) {
	const run = await operate(application, 'user.getAll', { returnAll: true, filters, ...more });
	return { ...run, names: run.items.map(({ json }) => json.vendor_data) };
}

test.each<[INodeParameters, string[]]>([
	[{ search: 'ANA' }, ['ana']],
	[{ search: 'ruiz' }, ['ana']],
	[{ search: 'the second' }, ['ben']],
	[{ status: 'Declined' }, ['ben']],
	[{ status: '={{ "BLOCKED" }}' }, ['ben']],
	[{ status: 'In Review' }, ['person-1']],
	[{ country: 'ESP', search: 'ana' }, ['ana']],
	[{ country: 'Portugal', status: 'Declined' }, ['ben']],
	[{ country: 'ESP', status: 'Declined' }, []],
	[{ search: 'nobody' }, []],
])('finds by %j who fits, and nobody else', async (filters, names) => {
	const run = await find(filters);
	expect(run.error).toBeUndefined();
	expect(run.names).toEqual(names);
	expect(run.hints).toEqual([expect.stringContaining('kept what fits the filters')]);
});

test('counts what fits, be it for the limit or for what is skipped', async () => {
	const all = (await find({ search: 'person-' })).names;
	expect(all).toHaveLength(PEOPLE);
	const part = await find({ search: 'person-' }, { returnAll: false, limit: 5 });
	expect(part.names).toEqual(all.slice(0, 5));
	const rest = await find(
		{ search: 'person-' },
		{ returnAll: false, limit: 3, options: { offset: 120 } },
	);
	expect(rest.names).toEqual(all.slice(120, 123));
});

test('says that nobody can be Pending there', async () => {
	const run = await find({ status: 'Pending' });
	expect(run.error?.message).toBe('"Status" cannot be Pending for this Didit application');
	expect(run.items).toEqual([]);
});

test('reads no more than is asked for where there is no filter, and says nothing', async () => {
	const run = await find({}, { returnAll: false, limit: 5 });
	expect(run.names).toHaveLength(5);
	expect(run.sent).toMatchObject([{ query: { limit: '5', offset: '0' } }]);
	expect(run.hints).toEqual([]);
});

test('leaves a Didit that filters to do so', async () => {
	const older = await newApplication();
	const run = await operate(older, 'user.getAll', { filters: { status: 'Pending' } });
	expect(run.error).toBeUndefined();
	expect(run.sent).toMatchObject([{ query: { status: 'Pending' } }]);
	expect(run.hints).toEqual([]);
});
