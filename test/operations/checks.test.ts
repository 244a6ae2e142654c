import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

/** Single checks as today's Didit answers them; what goes out of files is in check.test.ts. */

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current', balance: 100 });
});

const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 16];

/** A picture that no other is the same as; the sandbox reads from its name what is in it. */
const picture = (fileName: string): IBinaryData => ({
	data: Buffer.from([...JPEG, ...Buffer.from(fileName)]).toString('base64'),
	mimeType: 'image/jpeg',
	fileName,
});
const pdf = (fileName: string): IBinaryData => ({
	data: Buffer.from('%PDF-1.7\n').toString('base64'),
	mimeType: 'application/pdf',
	fileName,
});
const itemsOf = (...files: Array<Record<string, IBinaryData>>) =>
	files.map((binary) => ({ json: {}, binary }));

const FACE = { userImageBinaryProperty: 'data' };

/** Runs a check with one file for each item. */
const run = async (
	operation: string,
	parameters: INodeParameters,
	...files: Array<string | IBinaryData>
) =>
	await operate(application, `check.${operation}`, parameters, {
		items: itemsOf(
			...files.map((file) => ({ data: typeof file === 'string' ? picture(file) : file })),
		),
	});

const balance = async () =>
	Number((await didit<{ balance: string }>(application, 'GET', '/billing/balance/')).balance);

async function sessions() {
	const rows = await didit<{ results: object[] }>(application, 'GET', '/sessions/');
	return rows.results;
}

describe('faces', () => {
	test('a living person and a copy have each their verdict, in the order of the items', async () => {
		const ran = await run('passiveLiveness', FACE, 'ana.jpg', 'ana.spoof.jpg', 'noface.jpg');
		expect(ran.error).toBeUndefined();
		expect(ran.items).toMatchObject([
			{ json: { status: 'Approved', warnings: '' }, pairedItem: { item: 0 } },
			{
				json: { status: 'Declined', warnings: 'LOW_LIVENESS_SCORE, LIVENESS_FACE_ATTACK' },
				pairedItem: { item: 1 },
			},
			{ json: { status: 'Declined', score: null, warnings: 'NO_FACE_DETECTED' } },
		]);
	});

	test('the threshold decides', async () => {
		const with96 = { ...FACE, additionalFields: { faceLivenessScoreDeclineThreshold: 96 } };
		const ran = await run('passiveLiveness', with96, 'ana.jpg');
		expect(ran.sent).toMatchObject([{ body: { face_liveness_score_decline_threshold: '96' } }]);
		expect(ran.items).toMatchObject([{ json: { status: 'Declined' } }]);
	});

	test.each([
		['ana.minor.jpg', {}, 'Declined', 'AGE_BELOW_MINIMUM'],
		['ana.minor.jpg', { ageEstimationDeclineThreshold: 16 }, 'Approved', ''],
		['ana.jpg', {}, 'Approved', ''],
	])('the age in %s with %j: %s', async (file, additionalFields, status, warnings) => {
		const ran = await run('ageEstimation', { ...FACE, additionalFields }, file);
		expect(ran.items).toMatchObject([{ json: { status, warnings } }]);
	});

	test.each([
		['ana.selfie.jpg', 'ana.portrait.jpg', 'Approved'],
		['ana.jpg', 'ben.jpg', 'Declined'],
	])('%s and %s: %s', async (user, reference, status) => {
		const ran = await operate(
			application,
			'check.faceMatch',
			{ userImageBinaryProperty: 'user', refImageBinaryProperty: 'reference' },
			{ items: itemsOf({ user: picture(user), reference: picture(reference) }) },
		);
		expect(ran.items).toMatchObject([{ json: { status } }]);
	});

	test('earlier sessions of a person are found, and whether they are blocked', async () => {
		await run('passiveLiveness', FACE, 'ana.jpg');
		const whole = { ...FACE, simplify: false };
		const known = await run('faceSearch', whole, 'ana.selfie.jpg');
		expect(known.items[0]?.json.face_search).toMatchObject({
			status: 'Approved',
			total_matches: 1,
			matches: [{ source: 'session', is_blocklisted: false, api_service: 'PASSIVE_LIVENESS' }],
			warnings: [{ risk: 'DUPLICATED_FACE', log_type: 'information' }],
		});
		const [, { session_id } = { session_id: '' }] = (await sessions()) as Array<{
			session_id: string;
		}>;
		await didit(application, 'POST', '/blocklist/add/', { session_id, blocklist_face: true });
		const blocked = await run('faceSearch', whole, 'ana.selfie.jpg');
		expect(blocked.items[0]?.json.face_search).toMatchObject({
			status: 'Declined',
			matches: [{ session_id, is_blocklisted: true }],
			warnings: [{ risk: 'FACE_IN_BLOCKLIST' }],
		});
		const stranger = await run('faceSearch', whole, 'ben.jpg');
		expect(stranger.items[0]?.json.face_search).toMatchObject({ total_matches: 0, warnings: [] });
	});
});

describe('documents', () => {
	const ID = { frontImageBinaryProperty: 'data' };
	const POA = { documentBinaryProperty: 'data' };

	test('the same person has the same document, whichever file it is in', async () => {
		const ran = await run('idVerification', ID, 'ana.front.jpg', 'ana.id.jpg', 'ben.jpg');
		const [first, second, other] = ran.items.map(({ json }) => json.document_number);
		expect(ran.items).toMatchObject([
			{ json: { status: 'Approved', document_type: 'Identity Card' } },
			{ json: { status: 'Approved' } },
			{ json: { status: 'Approved' } },
		]);
		expect(first).toBe(second);
		expect(other).not.toBe(first);
	});

	test.each<[string, INodeParameters, string, string]>([
		['ana.expired.jpg', {}, 'Declined', 'DOCUMENT_EXPIRED'],
		['ana.inconsistent.jpg', {}, 'Declined', 'DATA_INCONSISTENT'],
		[
			'ana.inconsistent.jpg',
			{ inconsistentDataAction: 'NO_ACTION' },
			'Approved',
			'DATA_INCONSISTENT',
		],
		['ana.minor.jpg', { minimumAge: 18 }, 'Declined', 'MINIMUM_AGE_NOT_MET'],
		['ana.minor.jpg', {}, 'Approved', ''],
	])('an ID in %s with %j: %s', async (file, additionalFields, status, warnings) => {
		const ran = await run('idVerification', { ...ID, additionalFields }, file);
		expect(ran.items).toMatchObject([{ json: { status, warnings } }]);
	});

	test.each<[string, IBinaryData, INodeParameters, string]>([
		['that nobody can read', picture('unreadable.jpg'), {}, 'COULD_NOT_RECOGNIZE_DOCUMENT'],
		['that is locked', pdf('locked.pdf'), {}, 'The PDF is encrypted.'],
		[
			'with another password',
			pdf('locked.pdf'),
			{ frontImagePassword: 'wrong' },
			'The PDF password is incorrect.',
		],
	])('a document %s is refused and costs nothing', async (_what, file, fields, message) => {
		const ran = await run('idVerification', { ...ID, additionalFields: fields }, file);
		expect(ran.error?.message).toContain(message);
		expect(await balance()).toBe(100);
	});

	test.each<[string, INodeParameters, object]>([
		[
			'bill.jpg',
			{ expectedFirstName: 'Ana', expectedLastName: 'Ruiz', poaLanguagesAllowed: 'en,es' },
			{ status: 'Approved', name_on_document: 'Ana Ruiz' },
		],
		['bill.expired.jpg', {}, { status: 'Declined', warnings: 'POA_DOCUMENT_EXPIRED' }],
		['bill.stranger.jpg', { expectedFirstName: 'Ana' }, { status: 'Declined' }],
		['bill.stranger.jpg', { poaNameMismatchAction: 'NO_ACTION' }, { status: 'Approved' }],
	])('a proof of address in %s with %j', async (file, additionalFields, result) => {
		const ran = await run('proofOfAddress', { ...POA, additionalFields }, file);
		expect(ran.items).toMatchObject([{ json: result }]);
	});

	test.each([
		['xx', undefined, "Invalid language code: 'xx'"],
		[undefined, '{"utility_bill": 999}', "Invalid integer value for 'utility_bill'"],
	])('a proof of address has %j and %j refused', async (languages, ages, message) => {
		const additionalFields = {
			...(languages && { poaLanguagesAllowed: languages }),
			...(ages && { poaDocumentAgeMonths: ages }),
		};
		const ran = await run('proofOfAddress', { ...POA, additionalFields }, 'bill.jpg');
		expect(ran.error?.message).toContain(message);
	});

	test('values are read by the names that they are given', async () => {
		const documentFields = JSON.stringify([
			{ key: 'total', name: 'Total', type: 'number', required: true },
		]);
		const parameters = { ...POA, documentFields, simplify: false };
		const ran = await run('documentAi', parameters, 'bill.jpg', 'bill.incomplete.jpg');
		const [read, incomplete] = ran.items.map(({ json }) => json.document_ai);
		expect(read).toMatchObject({ status: 'Approved', extracted_data: { total: 12.5 } });
		expect(incomplete).toMatchObject({ status: 'Declined', extracted_data: { total: null } });
	});
});

describe('screenings', () => {
	test.each<[string, INodeParameters, object]>([
		['Ana Ruiz', {}, { status: 'Approved', total_hits: 0, score: 0 }],
		['Ana Ruiz 79', {}, { status: 'Approved', total_hits: 1, score: 79 }],
		['Ana Ruiz 85', {}, { status: 'In Review', total_hits: 1, warnings: 'POSSIBLE_MATCH_FOUND' }],
		['Ana Ruiz 85', { amlScoreReviewThreshold: 84 }, { status: 'Declined' }],
		['Ana Ruiz 85', { amlMatchScoreThreshold: 99 }, { status: 'Approved', total_hits: 0 }],
	])('%s with %j', async (fullName, additionalFields, result) => {
		const ran = await operate(application, 'check.aml', { fullName, additionalFields });
		expect(ran.items).toMatchObject([{ json: result }]);
	});

	test.each<[INodeParameters, string]>([
		[{ amlNameWeight: 50 }, 'AML weights must sum to 100. Current sum: 90'],
		[{ amlScoreApproveThreshold: 90, amlScoreReviewThreshold: 80 }, 'Approve threshold (90.0)'],
		[{ includeOngoingMonitoring: true, saveApiRequest: false }, 'Ongoing monitoring can only'],
	])('%j is refused and costs nothing', async (additionalFields, message) => {
		const parameters = { fullName: 'Ana Ruiz', additionalFields };
		const ran = await operate(application, 'check.aml', parameters);
		expect(ran.error?.message).toContain(message);
		expect(await balance()).toBe(100);
	});

	test('one that comes again with its key is made and charged once', async () => {
		const screen = async (idempotencyKey: string) => {
			const parameters = { fullName: 'Ana Ruiz', additionalFields: { idempotencyKey } };
			const { items } = await operate(application, 'check.aml', parameters);
			return items[0]?.json.request_id;
		};
		const first = await screen('order-7');
		const once = await balance();
		expect(await screen('order-7')).toBe(first);
		expect(await balance()).toBe(once);
		expect(await screen('order-8')).not.toBe(first);
		expect(await balance()).toBeLessThan(once);
	});

	test.each<[string, INodeParameters, object]>([
		['12345678901', {}, { status: 'Approved', match_type: 'full_match' }],
		['12345678206', {}, { status: 'Approved', match_type: 'partial_match' }],
		['12345678206', { partialMatchAction: 'DECLINE' }, { status: 'Declined' }],
		['12345678404', {}, { status: 'Declined', warnings: 'DATABASE_VALIDATION_NO_MATCH' }],
		['12345678404', { noMatchAction: 'NO_ACTION' }, { status: 'Approved' }],
	])('the registers have %s, with %j', async (taxNumber, more, result) => {
		const additionalFields = { taxNumber, ...more };
		const parameters = { issuingState: 'BRA', additionalFields };
		const ran = await operate(application, 'check.databaseValidation', parameters);
		expect(ran.items).toMatchObject([{ json: result }]);
	});

	test.each<[string, INodeParameters, string]>([
		['BRA', { firstName: 'Ana' }, 'Missing required fields: tax_number'],
		['BRA', { taxNumber: '1234567890' }, 'Brazilian CPF (exactly 11 digits)'],
		['PER', { services: 'bogus_service' }, "Unknown service_id(s): ['bogus_service']"],
		['PER', { services: 'bra_cpf' }, 'Services not currently live for PER'],
		['CHN', { nationalId: '1' }, 'Explicit end-user consent is required'],
	])('the registers of %s refuse %j', async (issuingState, additionalFields, message) => {
		const parameters = { issuingState, additionalFields };
		const ran = await operate(application, 'check.databaseValidation', parameters);
		expect(ran.error?.message).toContain(message);
		expect(await balance()).toBe(100);
	});

	test.each<[INodeParameters, string]>([
		[{ address: 'Calle Mayor 1, Madrid' }, 'verified'],
		[{ addressLine1: 'Street 1', city: 'Nowhere' }, 'unverified'],
	])('an address %j is %s', async (additionalFields, status) => {
		const parameters = { country: 'Spain', additionalFields };
		const ran = await operate(application, 'check.addressValidation', parameters);
		expect(ran.sent).toMatchObject([{ body: { country: 'ESP' } }]);
		expect(ran.items).toMatchObject([{ json: { status } }]);
	});
});

describe('what becomes of a check', () => {
	test('it is kept as a session, with its verdict, unless that is switched off', async () => {
		const keep = async (fullName: string, saveApiRequest: boolean) => {
			const additionalFields = { vendorData: 'user-1', saveApiRequest };
			await operate(application, 'check.aml', { fullName, additionalFields });
		};
		await keep('Ana Ruiz', false);
		expect(await sessions()).toEqual([]);
		await keep('Ana Ruiz 85', true);
		const run = await operate(application, 'session.getAll');
		expect(run.items).toMatchObject([{ json: { status: 'In Review', vendor_data: 'user-1' } }]);
	});

	test('it is charged whatever its verdict', async () => {
		await run('passiveLiveness', FACE, 'ana.jpg', 'ana.spoof.jpg');
		expect(await balance()).toBeLessThan(100);
		expect(await sessions()).toHaveLength(2);
	});

	test.each<[string, INodeParameters]>([
		['passiveLiveness', FACE],
		['faceMatch', { ...FACE, refImageBinaryProperty: 'data' }],
		['idVerification', { frontImageBinaryProperty: 'data' }],
		['aml', { fullName: 'Ana Ruiz' }],
		['addressValidation', { country: 'ES', additionalFields: { address: 'Calle Mayor 1' } }],
	])('without credit %s is refused, and that is said', async (operation, parameters) => {
		application = await newApplication({ dialect: 'current', balance: 0.01 });
		const ran = await run(operation, parameters, 'ana.jpg');
		expect(ran.sent).toHaveLength(1);
		expect(ran.error?.message).toContain("You don't have enough credits");
		expect(ran.error?.description).toContain('Top up the balance');
		expect(await sessions()).toEqual([]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'the others go on where the credit ends, with %s',
		async (onError) => {
			application = await newApplication({ dialect: 'current', balance: 0.25 });
			const names = ['Ana Ruiz', 'Ben Lee'];
			const ran = await operate(
				application,
				'check.aml',
				{ fullName: '={{ $json.name }}' },
				{ items: names.map((name) => ({ json: { name } })), onError },
			);
			const all = [...ran.items, ...ran.errors].map(({ json }) => json);
			expect(all).toHaveLength(2);
			expect(all.filter(({ status }) => status === 'Approved')).toHaveLength(1);
			expect(JSON.stringify(all)).toContain("You don't have enough credits");
			expect(ran.errors).toHaveLength(onError === 'continueErrorOutput' ? 1 : 0);
		},
	);
});
