import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, sent } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(application, operation, parameters);

async function newList(entryType = 'email'): Promise<string> {
	const made = await run('list.create', { name: 'Trusted', listType: 'allowlist', entryType });
	return String(made.items[0]?.json.uuid);
}

test('a list is made, read, changed and deleted', async () => {
	const made = await run('list.create', {
		name: 'Trusted',
		listType: 'allowlist',
		entryType: 'ip_address',
		additionalFields: { description: 'Our offices' },
	});
	const body = {
		name: 'Trusted',
		list_type: 'allowlist',
		entry_type: 'ip_address',
		description: 'Our offices',
	};
	expect(made.sent).toEqual([sent('POST', '/v3/lists/', body)]);
	const uuid = String(made.items[0]?.json.uuid);
	const listId = byId(uuid);
	const changed = await run('list.update', { listId, updateFields: { name: 'Offices' } });
	expect(changed.sent).toEqual([sent('PATCH', `/v3/lists/${uuid}/`, { name: 'Offices' })]);
	const read = await run('list.get', { listId });
	expect(read.items).toMatchObject([{ json: { uuid, ...body, name: 'Offices', entry_count: 0 } }]);
	const gone = await run('list.delete', { listId });
	expect(gone.items).toMatchObject([{ json: { deleted: true, listId: uuid } }]);
	const again = await run('list.get', { listId });
	expect(again.error?.message).toBe('Didit does not know this ID: Not found.');
});

test('many are read by what they are for, those of Didit too', async () => {
	await newList();
	const filters = { listType: 'blocklist', entryType: 'phone' };
	const { items, sent: requests } = await run('list.getAll', { filters });
	const query = { list_type: 'blocklist', entry_type: 'phone', limit: '50', offset: '0' };
	expect(requests).toEqual([sent('GET', '/v3/lists/', null, query)]);
	expect(items).toMatchObject([{ json: { is_system: true, entry_type: 'phone' } }]);
});

test('a list of Didit’s own cannot be deleted, and that is said', async () => {
	const { items } = await run('list.getAll', { filters: { listType: 'blocklist' } });
	const gone = await run('list.delete', { listId: byId(String(items[0]?.json.uuid)) });
	expect(gone.error?.message).toContain('You do not have permission');
	expect(gone.error?.description).toContain('The blocklists that Didit keeps itself');
});

test('no two lists have the same name', async () => {
	await newList();
	const again = await run('list.create', { name: 'Trusted', listType: 'custom', entryType: 'key' });
	expect(again.error?.message).toContain('A list with this name already exists.');
});

describe('entries', () => {
	test('are put on a list as it stores them, found, and taken off', async () => {
		const uuid = await newList();
		const listId = byId(uuid);
		const made = await run('listEntry.create', {
			listId,
			additionalFields: {
				value: 'Ana@Example.com',
				comment: 'A friend',
				displayLabel: 'Ana',
				metadata: '{"ticket": 7}',
			},
		});
		const body = {
			value: 'Ana@Example.com',
			comment: 'A friend',
			display_label: 'Ana',
			metadata: { ticket: 7 },
		};
		expect(made.sent).toEqual([sent('POST', `/v3/lists/${uuid}/entries/`, body)]);
		expect(made.items).toMatchObject([{ json: { value: 'ana@example.com', added_by: 'api' } }]);
		const found = await run('listEntry.getAll', { listId, filters: { search: 'ana' } });
		expect(found.items).toMatchObject([{ json: { value: 'ana@example.com' } }]);
		const entryId = byId(String(found.items[0]?.json.uuid));
		const gone = await run('listEntry.delete', { listId, entryId });
		expect(gone.items).toMatchObject([{ json: { deleted: true } }]);
		expect((await run('listEntry.getAll', { listId })).items).toEqual([]);
	});

	test.each([
		['+34 600 11-12 22', '+34600111222'],
		['+44 (0)20 7946 0958', '+442079460958'],
		['192.0.2.10', '192.0.2.10'],
		['a+b@example.com', 'a+b@example.com'],
		['+1 Days', '+1 Days'],
		['600 111 222', '600 111 222'],
	])('that are a phone number go out as one, others as they are: %s', async (value, wire) => {
		const listId = byId(await newList());
		const made = await run('listEntry.create', { listId, additionalFields: { value } });
		expect(made.sent.at(-1)?.body).toEqual({ value: wire });
	});

	test('are no phone number where it has too few digits', async () => {
		const listId = byId(await newList());
		const made = await run('listEntry.create', { listId, additionalFields: { value: '+34 1' } });
		expect(made.error?.message).toContain('is too short');
		expect(made.error?.message).not.toContain('+34');
		expect(made.sent).toEqual([]);
	});

	test('have a value or a session', async () => {
		const none = await run('listEntry.create', { listId: byId(await newList()) });
		expect(none.error?.message).toBe('"Additional Fields" names nothing to put on the list');
		expect(none.sent.filter(({ method }) => method === 'POST')).toEqual([]);
	});

	test('a list itself is picked by its name, kind and what it holds', async () => {
		const uuid = await newList();
		const open = async (filter?: string) =>
			await pick('searchLists', { credentials: apiKeyCredential(application), filter });
		expect(names(await open('trust'))).toEqual(['Trusted · allowlist · email']);
		expect(values(await open('trust'))).toEqual([uuid]);
		expect(names(await open('nobody'))).not.toContain('Trusted · allowlist · email');
	});

	test('are picked from the list that is chosen', async () => {
		const listId = byId(await newList());
		await run('listEntry.create', { listId, additionalFields: { value: 'ana@example.com' } });
		const open = async (chosen: INodeParameters[string]) =>
			names(
				await pick('searchListEntries', {
					credentials: apiKeyCredential(application),
					parameters: { resource: 'listEntry', operation: 'delete', listId: chosen },
				}),
			);
		expect(await open(listId)).toEqual(['ana@example.com']);
		expect(await open(byId(''))).toEqual(['Choose the list first']);
	});

	test('of a face come from a file of the item, as base64', async () => {
		const uuid = await newList('face');
		const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64');
		const binary = { photo: { data: bytes, mimeType: 'image/jpeg', fileName: 'a.jpg' } };
		const made = await operate(
			application,
			'listEntry.uploadFace',
			{ listId: byId(uuid), additionalFields: { imageBinaryProperty: 'photo' } },
			{ items: [{ json: {}, binary }] },
		);
		const path = `/v3/lists/${uuid}/entries/face-upload/`;
		expect(made.sent).toEqual([sent('POST', path, { image: bytes })]);
		expect(made.error).toBeUndefined();
	});

	test.each([
		['nothing', {}, '"Image Binary Field" is missing'],
		[
			'a text that is no picture',
			{ image: Buffer.from('hello').toString('base64') },
			'"Image (Base64)" names a file that is none of these: JPEG, PNG, WebP',
		],
		[
			'both',
			{ image: 'aGVsbG8=', imageBinaryProperty: 'data' },
			'"Image (Base64)" and Image Binary Field are both set',
		],
	])('of a face are not made of %s', async (_what, additionalFields, message) => {
		const parameters = { listId: byId(await newList('face')), additionalFields };
		const refused = await run('listEntry.uploadFace', parameters);
		expect(refused.error?.message).toBe(message);
		expect(refused.sent.filter(({ path }) => path.includes('face'))).toEqual([]);
	});
});

test.each(['user', 'business'])(
	'who is blocked by hand enters the list of Didit: %s',
	async (what) => {
		const vendorData = byId(`${what}-1`);
		const fields = { vendorData: `${what}-1` };
		await run(`${what}.create`, what === 'user' ? fields : { additionalFields: fields });
		await run(`${what}.updateStatus`, { vendorData, status: 'BLOCKED' });
		const { items } = await run('list.getAll', {
			filters: { listType: 'blocklist', entryType: what },
		});
		const listId = byId(String(items[0]?.json.uuid));
		const entries = async () => (await run('listEntry.getAll', { listId })).items;
		expect(await entries()).toMatchObject([{ json: { value: `${what}-1`, added_by: 'system' } }]);
		await run(`${what}.updateStatus`, { vendorData, status: 'ACTIVE' });
		expect(await entries()).toEqual([]);
	},
);
