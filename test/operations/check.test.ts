import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import answers from '../contract/answers.json';
import { answerWith, fault, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const PDF = Buffer.from('%PDF-1.7\n');

const file = (bytes: Buffer, fileName?: string): IBinaryData => ({
	data: bytes.toString('base64'),
	mimeType: 'application/octet-stream',
	fileName,
});

type Binary = Record<string, IBinaryData>;

async function run(operation: string, parameters: INodeParameters, ...items: Binary[]) {
	const { status, body } = answers[operation as 'check.idVerification'];
	await answerWith(application, status, body, { times: items.length });
	return await operate(application, operation, parameters, {
		items: items.map((binary) => ({ json: {}, binary })),
	});
}

test('both sides of a document and what is asked of it go in one form', async () => {
	const ran = await run(
		'check.idVerification',
		{
			frontImageBinaryProperty: 'front',
			additionalFields: {
				backImageBinaryProperty: 'back',
				minimumAge: 18,
				performDocumentLiveness: true,
				vendorData: 'user-1',
				metadata: '{"order": {"id": 7}}',
			},
		},
		{ front: file(JPEG, 'front.jpg'), back: file(PDF, 'rück"seite.jpg') },
	);
	expect(ran.sent).toMatchObject([
		{
			method: 'POST',
			path: '/v3/id-verification/',
			body: {
				front_image: { file_name: 'front.jpg', type: 'image/jpeg', size: JPEG.length },
				// Didit judges by the ending, so that it has to be that of the file.
				back_image: { file_name: 'rück"seite.jpg.pdf', type: 'application/pdf', size: PDF.length },
				minimum_age: '18',
				perform_document_liveness: 'true',
				vendor_data: 'user-1',
				metadata: '{"order":{"id":7}}',
			},
		},
	]);
	expect(Object.keys(ran.items[0]?.json ?? {})[0]).toBe('status');
	expect(ran.items[0]?.json.status).toBe('Approved');
});

test('a verdict against the person is an answer, which can be branched on', async () => {
	const body = { request_id: 'r', face_match: { status: 'Declined', score: 12.5, warnings: [] } };
	await answerWith(application, 200, body);
	const { items, error } = await operate(
		application,
		'check.faceMatch',
		{ userImageBinaryProperty: 'data', refImageBinaryProperty: 'data' },
		{ items: [{ json: {}, binary: { data: file(JPEG) } }] },
	);
	expect(error).toBeUndefined();
	expect(items).toMatchObject([{ json: { status: 'Declined', score: 12.5, request_id: 'r' } }]);
});

test('what was read from a document stays as it was written', async () => {
	const read = { status: 'In Review', document_number: '00012345', warnings: [{ risk: 'A' }] };
	await answerWith(application, 200, { request_id: 'r', id_verification: read });
	const { items } = await operate(
		application,
		'check.idVerification',
		{ frontImageBinaryProperty: 'data' },
		{ items: [{ json: {}, binary: { data: file(JPEG) } }] },
	);
	expect(items.map(({ json }) => json)).toEqual([
		{
			status: 'In Review',
			document_type: null,
			document_number: '00012345',
			full_name: null,
			date_of_birth: null,
			expiration_date: null,
			issuing_state: null,
			warnings: 'A',
			request_id: 'r',
			vendor_data: null,
		},
	]);
});

test('each item sends its own file', async () => {
	const sizes = [10, 20, 30, 40].map((size) => Buffer.concat([JPEG, Buffer.alloc(size)]));
	const items = sizes.map((bytes) => ({ data: file(bytes, 'a.jpg') }));
	const ran = await run('check.passiveLiveness', { userImageBinaryProperty: 'data' }, ...items);
	expect(ran.items).toHaveLength(4);
	const sent = ran.sent.map(
		({ body }) => (body as { user_image: { size: number } }).user_image.size,
	);
	expect(sent.sort()).toEqual(sizes.map(({ length }) => length));
	expect(Math.max(...ran.requests.map(({ in_flight: many }) => many))).toBeLessThanOrEqual(3);
});

test.each<[string, Binary, string, string]>([
	['that is not there', {}, 'names "data", which this item has not', 'The item has no files'],
	[
		'under another name',
		{ photo: file(JPEG) },
		'names "data", which this item has not',
		'Its files are in: photo',
	],
	['that is empty', { data: file(Buffer.alloc(0)) }, 'names a file that is empty', ''],
	[
		'that is too large',
		{ data: file(Buffer.concat([JPEG, Buffer.alloc(5 * 1024 * 1024)])) },
		'names a file of more than 5 MB',
		'Didit takes no larger one',
	],
	[
		'of another type, whatever its name',
		{ data: file(Buffer.from('hello'), 'face.jpg') },
		'names a file that is none of these: JPEG, PNG, WebP, TIFF',
		'What counts is the file itself',
	],
])('a file %s is refused before anything is sent', async (_what, binary, problem, remedy) => {
	const ran = await operate(
		application,
		'check.ageEstimation',
		{ userImageBinaryProperty: 'data' },
		{ items: [{ json: {}, binary }] },
	);
	expect(ran.error?.message).toBe(`"User Image Binary Field" ${problem}`);
	expect(ran.error?.description).toContain(remedy);
	expect(ran.sent).toEqual([]);
});

test('one bad file does not stop the others', async () => {
	const { status, body } = answers['check.faceSearch'];
	await answerWith(application, status, body);
	const binaries: Binary[] = [{ data: file(Buffer.from('hello')) }, { data: file(JPEG) }];
	const ran = await operate(
		application,
		'check.faceSearch',
		{ userImageBinaryProperty: 'data' },
		{
			items: binaries.map((binary) => ({ json: {}, binary })),
			onError: 'continueRegularOutput',
		},
	);
	expect(ran.items.map(({ json }) => json.error !== undefined)).toEqual([true, false]);
	expect(ran.sent).toHaveLength(1);
});

test('after a 429 the same bytes go again', async () => {
	await answerWith(application, 429, { detail: 'Slow down.' }, { headers: { 'retry-after': '1' } });
	const ran = await run(
		'check.passiveLiveness',
		{ userImageBinaryProperty: 'data' },
		{ data: file(JPEG, 'a.jpg') },
	);
	expect(ran.error).toBeUndefined();
	expect(ran.sent.map(({ body }) => body)).toEqual(
		Array(2).fill({ user_image: { file_name: 'a.jpg', type: 'image/jpeg', size: JPEG.length } }),
	);
});

test.each<[string, INodeParameters]>([
	['check.passiveLiveness', { userImageBinaryProperty: 'data' }],
	['check.aml', { fullName: 'Ana Ruiz' }],
])('%s is not sent again where its answer is lost', async (operation, parameters) => {
	await fault(application, { kind: 'drop_after' });
	const ran = await operate(application, operation, parameters, {
		items: [{ json: {}, binary: { data: file(JPEG) } }],
	});
	expect(ran.sent).toHaveLength(1);
	expect(ran.error?.description).toContain('It is not known whether it was charged.');
});

test('a screening takes a key by which Didit knows it again', async () => {
	const additionalFields = { idempotencyKey: '={{ "order-" + 7 }}', nationality: 'Spain' };
	const { status, body } = answers['check.aml'];
	await answerWith(application, status, body);
	const ran = await operate(application, 'check.aml', { fullName: 'Ana Ruiz', additionalFields });
	expect(ran.requests[0]?.headers['idempotency-key']).toBe('order-7');
	expect(ran.sent).toMatchObject([{ body: { full_name: 'Ana Ruiz', nationality: 'ES' } }]);
	expect(ran.sent[0]?.body).not.toHaveProperty('idempotency_key');
});

test('missing credit is said as such', async () => {
	await answerWith(application, 403, { error: "You don't have enough credits." });
	const ran = await operate(application, 'check.aml', { fullName: 'Ana Ruiz' });
	expect(ran.error?.message).toBe("Didit did not allow this: You don't have enough credits.");
	expect(ran.error?.description).toContain('Top up the balance');
});

describe('database validation', () => {
	const looking = async (issuingState: string, additionalFields: INodeParameters) =>
		await run('check.databaseValidation', { issuingState, additionalFields }, {});

	test('sends what the registers of the country know, and nothing left from another', async () => {
		const ran = await looking('MEX', { cic: '123', ssn: '000', firstName: 'Ana' });
		expect(ran.sent).toMatchObject([
			{
				path: '/v3/database-validation/',
				body: { issuing_state: 'MEX', cic: '123', first_name: 'Ana' },
			},
		]);
		expect(JSON.stringify(ran.sent)).not.toContain('ssn');
	});

	test.each([
		['Calle Mayor 1, Madrid', 'Calle Mayor 1, Madrid'],
		['"Calle Mayor 1"', 'Calle Mayor 1'],
		['={{ "12 Main St" }}', '12 Main St'],
		['{"city": "Madrid"}', { city: 'Madrid' }],
		['={{ ({ city: "Madrid" }) }}', { city: 'Madrid' }],
	])('sends the address %s', async (address, body) => {
		const ran = await looking('ESP', { identificationNumber: '1', address });
		expect(ran.sent).toMatchObject([{ body: { address: body } }]);
	});

	test('sends no address that began as JSON and is none', async () => {
		const ran = await looking('ESP', { address: '{"city": ' });
		expect(ran.error?.message).toBe('"Address" is not valid JSON');
		expect(ran.sent).toEqual([]);
	});

	test('sends a face as a form, with the names of registers one by one', async () => {
		const ran = await run(
			'check.databaseValidation',
			{
				issuingState: 'BRA',
				additionalFields: { selfieBinaryProperty: 'data', services: 'bra_cpf, bra_face' },
			},
			{ data: file(JPEG, 'me.jpg') },
		);
		expect(ran.sent).toMatchObject([
			{ body: { issuing_state: 'BRA', services: ['bra_cpf', 'bra_face'], selfie: { size: 6 } } },
		]);
	});
});

test.each<[INodeParameters, string]>([
	[{}, 'holds no address'],
	[{ address: 'Calle Mayor 1', city: 'Madrid' }, 'holds an address in one line and in parts'],
])('an address is in one line or in parts: %j', async (additionalFields, problem) => {
	const parameters = { country: 'ES', additionalFields };
	const ran = await operate(application, 'check.addressValidation', parameters);
	expect(ran.error?.message).toBe(`"Additional Fields" ${problem}`);
	expect(ran.sent).toEqual([]);
});
