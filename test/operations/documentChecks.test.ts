import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { itemsWith, pdf, picture } from '../support/files';
import { operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current', balance: 100 });
});

/** Runs a check with one file for each item. */
const run = async (
	operation: string,
	parameters: INodeParameters,
	...files: Array<string | IBinaryData>
) => await operate(application, `check.${operation}`, parameters, { items: itemsWith(...files) });

const balance = async () =>
	Number((await didit<{ balance: string }>(application, 'GET', '/billing/balance/')).balance);

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

	test.each([
		['de, en-GB', 'de,en'],
		['={{ ["German", "pt_BR", "pt"] }}', 'de,pt'],
	])('the languages %s go out as %s', async (poaLanguagesAllowed, text) => {
		const additionalFields = { poaLanguagesAllowed };
		const ran = await run('proofOfAddress', { ...POA, additionalFields }, 'bill.jpg');
		expect(ran.error).toBeUndefined();
		expect(ran.sent).toMatchObject([{ body: { poa_languages_allowed: text } }]);
	});

	test.each(['{"utility_bill": 3}', '={{ ({ utility_bill: 3 }) }}'])(
		'the age %s goes out as JSON',
		async (poaDocumentAgeMonths) => {
			const additionalFields = { poaDocumentAgeMonths };
			const ran = await run('proofOfAddress', { ...POA, additionalFields }, 'bill.jpg');
			expect(ran.error).toBeUndefined();
			const [{ body } = { body: {} }] = ran.sent;
			const { poa_document_age_months: text } = body as { poa_document_age_months: string };
			expect(JSON.parse(text)).toEqual({ utility_bill: 3 });
		},
	);

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
