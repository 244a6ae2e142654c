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

const FIELDS = {
	countryCode: 'United Kingdom',
	displayName: 'Acme',
	legalName: 'Acme Trading Ltd',
	metadata: '{"plan": "gold"}',
	registrationNumber: '00000000',
	status: 'FLAGGED',
};
const BODY = {
	country_code: 'GBR',
	display_name: 'Acme',
	legal_name: 'Acme Trading Ltd',
	metadata: { plan: 'gold' },
	registration_number: '00000000',
	status: 'FLAGGED',
};
const COMPANY = byId('company/1');

test('a business is made, changed and read', async () => {
	const made = await run('business.create', {
		additionalFields: { ...FIELDS, vendorData: 'company/1' },
	});
	const body = { ...BODY, vendor_data: 'company/1' };
	expect(made.sent).toEqual([sent('POST', '/v3/businesses/create/', body)]);
	expect(made.items).toMatchObject([
		{ json: { vendor_data: 'company/1', status: 'FLAGGED', country: 'GBR' } },
	]);
	const changed = await run('business.update', { vendorData: COMPANY, updateFields: FIELDS });
	expect(changed.sent).toEqual([sent('PATCH', '/v3/businesses/company%2F1/', BODY)]);
	const status = await run('business.updateStatus', { vendorData: COMPANY, status: 'ACTIVE' });
	expect(status.sent).toEqual([
		sent('PATCH', '/v3/businesses/company%2F1/update-status/', { status: 'ACTIVE' }),
	]);
	const read = await run('business.get', { vendorData: COMPANY, simplify: false });
	expect(read.items).toMatchObject([{ json: { ...body, status: 'ACTIVE' } }]);
});

test('two of the same identifier are refused in Didit’s words', async () => {
	await run('business.create', { additionalFields: { vendorData: 'company/1' } });
	const again = await run('business.create', { additionalFields: { vendorData: 'company/1' } });
	expect(again.error?.message).toContain('A business with this vendor_data already exists.');
});

test('all are read beyond the hundred that Didit counts, and deleted by name', async () => {
	const items = Array.from({ length: 103 }, (_, n) => ({ json: { id: `company-${n}` } }));
	const made = await operate(
		application,
		'business.create',
		{ additionalFields: { vendorData: '={{ $json.id }}' } },
		{ items },
	);
	expect(made.error).toBeUndefined();
	expect((await run('business.getAll', { returnAll: true })).items).toHaveLength(103);
	const gone = await run('business.deleteMany', { vendorDataList: 'company-1, company-2' });
	expect(gone.sent).toEqual([
		sent('POST', '/v3/businesses/delete/', { vendor_data_list: ['company-1', 'company-2'] }),
	]);
	expect(gone.items).toMatchObject([{ json: { deleted: true, deletedCount: 2 } }]);
});

test('is picked by its names, and chosen by its vendor data', async () => {
	await run('business.create', { additionalFields: { ...FIELDS, vendorData: 'company/1' } });
	const shown = await pick('searchBusinesses', {
		credentials: apiKeyCredential(application),
		filter: 'trading',
	});
	expect(names(shown)).toEqual(['company/1 · Acme · Flagged']);
	expect(values(shown)).toEqual(['company/1']);
});

test('a user is made once', async () => {
	const parameters = {
		vendorData: 'user-9',
		additionalFields: { fullName: 'Ana Ruiz', issuingStates: 'Spain', status: 'ACTIVE' },
	};
	const made = await run('user.create', parameters);
	expect(made.sent).toEqual([
		sent('POST', '/v3/users/create/', {
			vendor_data: 'user-9',
			full_name: 'Ana Ruiz',
			issuing_states: ['ESP'],
			status: 'ACTIVE',
		}),
	]);
	expect(made.items).toMatchObject([{ json: { vendor_data: 'user-9', full_name: 'Ana Ruiz' } }]);
	const again = await run('user.create', parameters);
	expect(again.error?.message).toContain('A user with this vendor_data already exists.');
});
