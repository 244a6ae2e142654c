import type { INodeParameters } from 'n8n-workflow';
import { operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current', balance: 100 });
});

const balance = async () =>
	Number((await didit<{ balance: string }>(application, 'GET', '/billing/balance/')).balance);

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
