import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { answerWith, byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

/** Verifications of another provider, which today's Didit takes in as a file. */

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (operation: string, parameters: INodeParameters = {}, more = {}) =>
	await operate(application, `sessionImport.${operation}`, parameters, more);

const file = (text: string | Buffer, fileName?: string): IBinaryData => ({
	data: Buffer.from(text).toString('base64'),
	mimeType: 'application/octet-stream',
	fileName,
});

const itemWith = (data: IBinaryData): INodeExecutionData => ({ json: {}, binary: { data } });

const PEOPLE = [
	'external_id,status,first_name,last_name,date_of_birth',
	'person-1,Approved,Ana,Ruiz,1990-05-21',
	'person-2,unknown_status,Ben,Lee,1985-01-02',
].join('\n');

const fields = (more: INodeParameters = {}): INodeParameters => ({
	additionalFields: {
		fileBinaryProperty: 'data',
		workflowId: byId(application.default_workflow_id),
		...more,
	},
});

const begin = async (data = file(PEOPLE, 'people.csv'), more: INodeParameters = {}) =>
	await run('create', fields(more), { items: [itemWith(data)] });

async function follow(importId: unknown): Promise<unknown[]> {
	const statuses: unknown[] = [];
	while (!statuses.includes('COMPLETED') && !statuses.includes('FAILED')) {
		const { items, error } = await run('get', { importId: byId(String(importId)) });
		expect(error).toBeUndefined();
		statuses.push(items[0]?.json.status);
	}
	return statuses;
}

test('a file is handed in, followed to its end, and its refused rows are read', async () => {
	const made = await begin(undefined, { importType: 'user_verification', sourceFormat: 'csv' });
	expect(made.sent).toEqual([
		sent('POST', '/v3/session/imports/', {
			import_type: 'user_verification',
			source_format: 'csv',
			workflow_id: application.default_workflow_id,
			file: { file_name: 'people.csv', type: 'text/csv', size: PEOPLE.length },
		}),
	]);
	expect(made.items).toMatchObject([
		{ json: { status: 'PENDING', import_type: 'user_verification', total_rows: 0 } },
	]);
	const { uuid } = made.items[0]!.json;
	expect(await follow(uuid)).toEqual(['PROCESSING', 'COMPLETED']);
	const importId = byId(String(uuid));
	const done = await run('get', { importId });
	expect(done.sent).toEqual([sent('GET', `/v3/session/imports/${String(uuid)}/`)]);
	expect(done.items).toMatchObject([
		{ json: { total_rows: 2, processed_rows: 2, created_count: 1, failed_count: 1 } },
	]);
	const refused = await run('getErrors', { importId });
	expect(refused.sent).toMatchObject([
		{ method: 'GET', path: `/v3/session/imports/${String(uuid)}/errors/` },
	]);
	expect(refused.items).toMatchObject([
		{
			json: {
				row_number: 2,
				external_id: 'person-2',
				error: "status: invalid value 'unknown_status'",
				raw_row: { external_id: 'person-2', status: 'unknown_status', first_name: 'Ben' },
			},
		},
	]);
	const { count } = await didit<{ count: number }>(application, 'GET', '/sessions/');
	expect(count).toBe(1);
});

test('Didit fetches a file from an address, and rows of transactions need no workflow', async () => {
	const sourceFileUrl = 'https://example.com/payments.ndjson';
	const made = await run('create', {
		additionalFields: { sourceFileUrl, importType: 'transactions' },
	});
	expect(made.sent).toEqual([
		sent('POST', '/v3/session/imports/', {
			import_type: 'transactions',
			source_file_url: sourceFileUrl,
		}),
	]);
	expect(made.items).toMatchObject([{ json: { import_type: 'transactions' } }]);
});

test.each([
	['{"external_id": "person-1", "status": "Approved"}\n', 'people', 'people.ndjson'],
	[`\ufeff${PEOPLE}`, 'people.txt', 'people.txt.csv'],
])('%# a file is told by what is in it', async (text, given, name) => {
	const made = await begin(file(text, given));
	expect(made.sent).toMatchObject([{ body: { file: { file_name: name } } }]);
	expect(await follow(made.items[0]?.json.uuid)).toContain('COMPLETED');
});

test('there is one import at a time: another is refused at once, and not tried again', async () => {
	const first = await begin();
	const second = await begin();
	expect(second.error?.message).toContain('already has an active import job');
	expect(second.requests).toMatchObject([{ status: 429 }]);
	await follow(first.items[0]?.json.uuid);
	expect((await begin()).error).toBeUndefined();
});

test('several items: the others go on where one is refused, as n8n is told', async () => {
	const items = ['a.csv', 'b.csv'].map((name) => itemWith(file(PEOPLE, name)));
	const split = await run('create', fields(), { items, onError: 'continueErrorOutput' });
	expect([split.items.length, split.errors.length]).toEqual([1, 1]);
	await follow(split.items[0]?.json.uuid);
	const inPlace = await run('create', fields(), { items, onError: 'continueRegularOutput' });
	const said = inPlace.items.map(({ json }) => String(json.error ?? json.status));
	expect(said).toHaveLength(2);
	expect(said).toContain('PENDING');
	expect(said).toContainEqual(expect.stringContaining('already has an active import job'));
});

test.each<[string, INodeParameters, INodeExecutionData, string]>([
	['nothing', {}, { json: {} }, '"File Binary Field" is missing'],
	[
		'a file and an address',
		{ fileBinaryProperty: 'data', sourceFileUrl: 'https://example.com/a.csv' },
		itemWith(file(PEOPLE)),
		'"File Binary Field" and Source File URL are both set',
	],
	[
		'a picture',
		{ fileBinaryProperty: 'data' },
		itemWith(file(Buffer.from([0xff, 0xd8, 0xff, 0, 0]), 'people.csv')),
		'"File Binary Field" names a file that is none of these: NDJSON, CSV',
	],
	[
		'a file that the item has not',
		{ fileBinaryProperty: 'people' },
		itemWith(file(PEOPLE)),
		'"File Binary Field" names "people", which this item has not',
	],
	[
		'no kind that there is',
		{ fileBinaryProperty: 'data', importType: 'people' },
		itemWith(file(PEOPLE)),
		'"Import Type" has no choice "people"',
	],
])('%s is refused before it is sent', async (_what, additionalFields, item, message) => {
	const ran = await run('create', { additionalFields }, { items: [item] });
	expect(ran.error?.message).toContain(message);
	expect(ran.sent).toEqual([]);
});

test('what Didit refuses is told in its words', async () => {
	const none = await begin(undefined, { workflowId: byId('') });
	expect(none.error?.message).toContain('This field is required for this import type.');
	const strange = await begin(undefined, { workflowId: byId(UNKNOWN) });
	expect(strange.error?.message).toContain('Invalid workflow_id.');
	application = await newApplication({ dialect: 'current', environment: 'sandbox' });
	const closed = await begin();
	expect(closed.error?.message).toContain('not enabled for sandbox applications');
});

test('an import that there is not is told as unknown', async () => {
	for (const operation of ['get', 'getErrors']) {
		const { error } = await run(operation, { importId: byId(UNKNOWN) });
		expect(error?.message).toBe('Didit does not know this ID: Not found.');
	}
});

test('where nobody knows whether one was made, it is said how to find out', async () => {
	await answerWith(application, 502, { detail: 'Bad gateway' }, { times: null });
	const { error, sent: requests } = await begin();
	expect(error?.description).toContain('Didit says that one is active');
	expect(requests).toHaveLength(1);
});

test('the template is a CSV file with the columns', async () => {
	const { items, sent: requests } = await run('getTemplate', {
		importType: 'business_verification',
	});
	expect(requests).toEqual([
		sent('GET', '/v3/session/imports/template/', null, { import_type: 'business_verification' }),
	]);
	const { data } = items[0]?.binary ?? {};
	expect(data).toMatchObject({ fileName: 'business_verification.csv', mimeType: 'text/csv' });
	expect(Buffer.from(String(data?.data), 'base64').toString()).toContain('external_id,status');
});

test('an answer that is no CSV is none', async () => {
	await answerWith(application, 200, '<html></html>', { content_type: 'text/html' });
	const { error, items } = await run('getTemplate');
	expect(error).toBeDefined();
	expect(items).toEqual([]);
});
