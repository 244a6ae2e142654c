import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

const MEGABYTE = 1024 * 1024;
const PICTURE = Buffer.from('a small picture');

let application: Application;
beforeAll(async () => {
	application = await newApplication();
});

async function create({ vendorData, ...additionalFields }: INodeParameters, more = {}) {
	const workflowId = byId(application.default_workflow_id);
	const person = vendorData === undefined ? {} : { vendorData };
	const parameters = { workflowId, ...person, additionalFields };
	return await operate(application, 'session.create', parameters, more);
}

function body(fields: object) {
	return { workflow_id: application.default_workflow_id, ...fields };
}

test('sends the workflow alone, and returns the session with its token', async () => {
	const run = await create({});
	expect(run.sent).toEqual([sent('POST', '/v3/session/', body({}))]);
	expect(run.items).toHaveLength(1);
	expect(run.items[0]).toMatchObject({
		json: { status: 'Not Started', workflow_id: application.default_workflow_id },
		pairedItem: { item: 0 },
	});
	expect(run.items[0]?.json.session_token).toMatch(/^\w{12}$/);
	expect(run.items[0]?.json.url).toContain(run.items[0]?.json.session_token);
});

test('sends every field of the specification under its name and type', async () => {
	const run = await create({
		vendorData: 'user-123',
		callback: 'https://example.com/done',
		callbackMethod: 'completer',
		metadata: '{"order": 7, "tags": ["a"]}',
		language: 'es',
		contactDetails: {
			values: {
				email: 'ana@example.com',
				phone: '+34600111222',
				sendNotificationEmails: true,
				emailLang: 'pt-BR',
			},
		},
		expectedDetails: {
			values: {
				firstName: 'Ana',
				lastName: 'Núñez',
				dateOfBirth: '1990-05-21',
				gender: 'F',
				nationality: 'ESP',
				idCountry: 'PRT',
				poaCountry: 'FRA',
				address: 'Calle Mayor 1, Madrid',
				identificationNumber: '12345678Z',
				ipAddress: '203.0.113.7',
			},
		},
		portraitImage: PICTURE.toString('base64'),
	});
	expect(run.error).toBeUndefined();
	expect(run.sent).toEqual([
		sent(
			'POST',
			'/v3/session/',
			body({
				vendor_data: 'user-123',
				callback: 'https://example.com/done',
				callback_method: 'completer',
				metadata: { order: 7, tags: ['a'] },
				language: 'es',
				contact_details: {
					email: 'ana@example.com',
					phone: '+34600111222',
					send_notification_emails: true,
					email_lang: 'pt-BR',
				},
				expected_details: {
					first_name: 'Ana',
					last_name: 'Núñez',
					date_of_birth: '1990-05-21',
					gender: 'F',
					nationality: 'ESP',
					id_country: 'PRT',
					poa_country: 'FRA',
					address: 'Calle Mayor 1, Madrid',
					identification_number: '12345678Z',
					ip_address: '203.0.113.7',
				},
				portrait_image: PICTURE.toString('base64'),
			}),
		),
	]);
});

test.each([
	['an object', '{"a": {"b": null}}', { a: { b: null } }],
	['a list', '[1, "two"]', [1, 'two']],
	['a text', '"plain"', 'plain'],
	['an object from an expression', '={{ ({ a: 1 }) }}', { a: 1 }],
])('sends metadata as the JSON that was written: %s', async (_what, metadata, wanted) => {
	const run = await create({ metadata });
	expect(run.sent).toEqual([sent('POST', '/v3/session/', body({ metadata: wanted }))]);
});

test.each([
	['M', { gender: 'M' }],
	['null', { gender: null }],
	['', {}],
])('sends the gender %p as %j', async (gender, wanted) => {
	const run = await create({ expectedDetails: { values: { firstName: 'Ana', gender } } });
	const expected_details = { first_name: 'Ana', ...wanted };
	expect(run.sent).toEqual([sent('POST', '/v3/session/', body({ expected_details }))]);
});

test('adding contact details sends no language of e-mails unless one is chosen', async () => {
	const run = await create({ contactDetails: { values: { email: 'ana@example.com' } } });
	const contact_details = { email: 'ana@example.com', send_notification_emails: false };
	expect(run.sent).toEqual([sent('POST', '/v3/session/', body({ contact_details }))]);
});

describe('the portrait', () => {
	test.each([
		['base64 text', PICTURE.toString('base64')],
		['text with line breaks', PICTURE.toString('base64').replace(/(.{8})/g, '$1\n')],
		['a data: URI', `data:image/png;base64,${PICTURE.toString('base64')}`],
	])('is taken from %s', async (_what, portraitImage) => {
		const run = await create({ portraitImage });
		const portrait_image = PICTURE.toString('base64');
		expect(run.sent).toEqual([sent('POST', '/v3/session/', body({ portrait_image }))]);
	});

	test('is taken from a binary field', async () => {
		const binary = { photo: { data: PICTURE.toString('base64'), mimeType: 'image/png' } };
		const run = await create(
			{ portraitBinaryProperty: 'photo' },
			{ items: [{ json: {}, binary }] },
		);
		const portrait_image = PICTURE.toString('base64');
		expect(run.sent).toEqual([sent('POST', '/v3/session/', body({ portrait_image }))]);
	});

	test.each([
		['2 MB', 2 * MEGABYTE, 1],
		['a byte over 2 MB', 2 * MEGABYTE + 1, 0],
	])('as text may have %s', async (_what, bytes, requests) => {
		const run = await create({ portraitImage: Buffer.alloc(bytes, 1).toString('base64') });
		expect(run.sent).toHaveLength(requests);
		if (requests > 0) return expect(run.error).toBeUndefined();
		expect(run.error?.message).toBe('"Portrait Image (Base64)" is larger than 2 MB');
		expect(run.error?.description).toContain('Make the picture smaller');
	});

	test.each([
		['2 MB', 2 * MEGABYTE, 1],
		['a byte over 2 MB', 2 * MEGABYTE + 1, 0],
	])('as file may have %s', async (_what, bytes, requests) => {
		const data = { data: Buffer.alloc(bytes, 1).toString('base64'), mimeType: 'image/png' };
		const run = await create(
			{ portraitBinaryProperty: 'data' },
			{ items: [{ json: {}, binary: { data } }] },
		);
		expect(run.sent).toHaveLength(requests);
		if (requests > 0) return expect(run.error).toBeUndefined();
		expect(run.error?.message).toBe('"Portrait Binary Field" names a file of more than 2 MB');
	});

	test.each<[string, INodeParameters, RegExp]>([
		['given twice', { portraitImage: 'AAAA', portraitBinaryProperty: 'data' }, /both set/],
		['missing from the item', { portraitBinaryProperty: 'nothing' }, /nothing/],
		['empty', { portraitImage: 'data:image/png;base64,' }, /holds no picture/],
	])('%s is refused before anything is sent', async (_what, fields, words) => {
		const run = await create(fields);
		expect(run.error?.message).toMatch(words);
		expect(run.sent).toEqual([]);
	});
});

describe('refusals of Didit', () => {
	test('names the field of an unknown workflow', async () => {
		const workflowId = byId('11111111-2222-4333-8444-555555555555');
		const run = await operate(application, 'session.create', { workflowId });
		expect(run.error?.message).toBe(
			'Didit could not accept the request: Workflow (workflow_id): Invalid workflow_id.',
		);
		expect(run.sent).toHaveLength(1);
	});

	test('names a field inside a group', async () => {
		const run = await create({ contactDetails: { values: { email: 'nobody' } } });
		expect(run.error?.message).toContain('(contact_details.email)');
	});

	test('says that the credits are used up, and where to look', async () => {
		const poor = await newApplication({ dialect: 'spec', balance: 0 });
		const workflowId = byId(poor.default_workflow_id);
		const run = await operate(poor, 'session.create', { workflowId });
		expect(run.error?.message).toMatch(/^Didit did not allow this: .*credits/);
		expect(run.error?.description).toContain('Top up the balance');
	});
});
