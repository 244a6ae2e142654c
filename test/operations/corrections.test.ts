import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { answerWith, byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { control, didit, newApplication } from '../support/sandbox';

/** What people correct of a session of today's Didit. */

let application: Application;
let id: string;
let path: string;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
	const { uuid: workflow_id } = await didit<{ uuid: string }>(application, 'POST', '/workflows/', {
		features: [{ feature: 'OCR' }, { feature: 'PROOF_OF_ADDRESS' }, { feature: 'AML' }],
	});
	id = await newSession(workflow_id);
	path = `/v3/session/${id}`;
});

async function newSession(workflow_id: string): Promise<string> {
	const { api_key } = application;
	const order = { api_key, workflow_id, count: 1, status: 'In Review' };
	const [made] = await control<Array<{ session_id: string }>>('POST', '/sessions', order);
	return made!.session_id;
}

const run = async (operation: string, parameters: INodeParameters = {}, more = {}) =>
	await operate(
		application,
		`session.${operation}`,
		{ sessionId: byId(id), simplify: false, ...parameters },
		more,
	);

async function decision(): Promise<Record<string, IDataObject[]>> {
	return await didit(application, 'GET', `/session/${id}/decision/`);
}

describe('updateData', () => {
	test('everything that was read from a document is corrected', async () => {
		const updateFields = {
			address: 'Calle Mayor 1',
			dateOfBirth: '1990-01-15',
			dateOfIssue: '2021-02-09',
			documentNumber: 'X1234567',
			documentSubtype: 'ID_CARD_GENERIC',
			documentType: 'P',
			expirationDate: '2031-02-08',
			extraFields: '{"blood_group": "O+"}',
			firstName: 'Jane',
			gender: 'F',
			issuingState: 'Spain',
			lastName: 'Doe',
			maritalStatus: 'MARRIED',
			nationality: 'ES',
			parsedAddress: { street1: 'Example Street 1', city: 'Springfield', country: 'Spain' },
			personalNumber: '00000000T',
			placeOfBirth: 'Springfield',
		};
		const known = {
			address: 'Calle Mayor 1',
			date_of_birth: '1990-01-15',
			date_of_issue: '2021-02-09',
			document_number: 'X1234567',
			document_subtype: 'ID_CARD_GENERIC',
			document_type: 'P',
			expiration_date: '2031-02-08',
			extra_fields: { blood_group: 'O+' },
			first_name: 'Jane',
			gender: 'F',
			issuing_state: 'ESP',
			last_name: 'Doe',
			marital_status: 'MARRIED',
			nationality: 'ESP',
			parsed_address: { street_1: 'Example Street 1', city: 'Springfield', country: 'ES' },
			personal_number: '00000000T',
			place_of_birth: 'Springfield',
		};
		const { items, sent: requests } = await run('updateData', { updateFields });
		expect(requests).toEqual([sent('PATCH', `${path}/update-data/`, known)]);
		expect(items).toMatchObject([{ json: known }]);
		expect((await decision()).id_verifications).toMatchObject([known]);
	});

	test('what is emptied is cleared: a day, a text and a part of an address', async () => {
		const updateFields = { dateOfBirth: '', address: '', parsedAddress: { city: '', region: 'V' } };
		const { items, sent: requests } = await run('updateData', { updateFields });
		const body = {
			date_of_birth: null,
			address: null,
			parsed_address: { city: null, region: 'V' },
		};
		expect(requests).toEqual([sent('PATCH', `${path}/update-data/`, body)]);
		expect(items).toMatchObject([
			{ json: { date_of_birth: null, address: null, parsed_address: { region: 'V' } } },
		]);
	});

	test.each<[INodeParameters, string]>([
		[{}, '"Update Fields" has no field'],
		[{ updateFields: { gender: 'X' } }, '"Gender" has no choice "X"'],
		[{ updateFields: { issuingState: 'Atlantis' } }, '"Issuing State" names no country'],
		[{ updateFields: { dateOfBirth: '1990-02-31' } }, '"Date of Birth" is no day of the calendar'],
		[{ updateFields: { extraFields: '{' } }, '"Extra Fields" is not valid JSON'],
		[
			{ updateFields: { firstName: '={{ $json.missing }}' } },
			'"First Name" comes from an expression that yields nothing',
		],
	])('%j is refused before it is sent', async (parameters, message) => {
		const ran = await run('updateData', parameters);
		expect(ran.error?.message).toContain(message);
		expect(ran.sent).toEqual([]);
	});

	test.each<[INodeParameters, string]>([
		[{ updateFields: { documentNumber: 'X'.repeat(256) } }, 'no more than 255 characters'],
		[{ updateFields: { extraFields: '[]' } }, 'This field must be a JSON object.'],
	])('what Didit refuses is told in its words: %#', async (parameters, message) => {
		const ran = await run('updateData', parameters);
		expect(ran.error?.message).toContain(message);
		expect(ran.sent).toHaveLength(1);
	});

	test('a check that the session does not have is told', async () => {
		const updateFields = { firstName: 'Jane' };
		const { error } = await run('updateData', { updateFields, nodeId: byId('feature_missing') });
		expect(error?.message).toContain("The session does not have a KYC for node 'feature_missing'.");
	});

	test('the others go on where one is refused', async () => {
		const items = ['Jane', 'J'.repeat(300), 'Joan'].map((name) => ({ json: { name } }));
		const parameters = { updateFields: { firstName: '={{ $json.name }}' } };
		const split = await run('updateData', parameters, { items, onError: 'continueErrorOutput' });
		expect(split.items.map(({ json }) => json.first_name)).toEqual(['Jane', 'Joan']);
		expect(split.errors).toMatchObject([{ json: { name: 'J'.repeat(300) } }]);
		const inPlace = await run('updateData', parameters, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(inPlace.items).toHaveLength(3);
		expect(inPlace.items[1]?.json.error).toContain('no more than 255 characters');
		const stopped = await run('updateData', parameters, { items });
		expect(stopped.error?.message).toContain('no more than 255 characters');
	});
});

describe('updatePoaData', () => {
	test('everything that was read from a proof of address is corrected', async () => {
		const updateFields = {
			documentLanguage: 'es',
			documentType: 'BANK_STATEMENT',
			extraFields: '{"additional_names": ["Jane Doe"]}',
			issueDate: '2026-05-02',
			issuer: 'Example issuer',
			issuingState: 'ES',
			nameOnDocument: 'Jane Doe',
			poaAddress: '1 EXAMPLE STREET SPRINGFIELD',
			poaParsedAddress: { street1: 'Example Street 1', postalCode: '00000', country: 'ES' },
		};
		const known = {
			document_language: 'es',
			document_type: 'BANK_STATEMENT',
			extra_fields: { additional_names: ['Jane Doe'] },
			issue_date: '2026-05-02',
			issuer: 'Example issuer',
			issuing_state: 'ESP',
			name_on_document: 'Jane Doe',
			poa_address: '1 EXAMPLE STREET SPRINGFIELD',
			poa_parsed_address: { street_1: 'Example Street 1', postal_code: '00000', country: 'ES' },
		};
		const { items, sent: requests } = await run('updatePoaData', { updateFields });
		expect(requests).toEqual([sent('PATCH', `${path}/update-poa-data/`, known)]);
		expect(items).toMatchObject([{ json: known }]);
		expect((await decision()).poa_verifications).toMatchObject([known]);
	});

	test('what Didit refuses is told, and what is emptied is cleared', async () => {
		const strange = await run('updatePoaData', {
			updateFields: { extraFields: '{"additional_names": "Jane"}' },
		});
		expect(strange.error?.message).toContain('Must be a list or null.');
		const { sent: requests } = await run('updatePoaData', { updateFields: { issueDate: '' } });
		expect(requests).toMatchObject([{ body: { issue_date: null } }]);
	});
});

describe('updateFeatureStatus', () => {
	test('one check is declined, with a reason; the same again is refused', async () => {
		const parameters = {
			nodeId: byId('feature_ocr'),
			newStatus: 'Declined',
			additionalFields: { comment: 'Forged' },
		};
		const { items, sent: requests } = await run('updateFeatureStatus', parameters);
		expect(requests).toEqual([
			sent('PATCH', `${path}/features/feature_ocr/update-status/`, {
				new_status: 'Declined',
				comment: 'Forged',
			}),
		]);
		expect(items).toMatchObject([{ json: { session_id: id, new_status: 'Declined' } }]);
		expect((await decision()).id_verifications).toMatchObject([{ status: 'Declined' }]);
		const again = await run('updateFeatureStatus', parameters);
		expect(again.error?.message).toContain('The new status is the same as the current status.');
	});

	test('of a single check that Didit kept there is nothing to decide', async () => {
		const { request_id } = await didit<{ request_id: string }>(application, 'POST', '/aml/', {
			full_name: 'Jane Doe 85',
		});
		expect(request_id).toEqual(expect.any(String));
		const rows = await didit<{ results: IDataObject[] }>(application, 'GET', '/sessions/');
		const kept = rows.results.find(({ session_id }) => session_id !== id);
		const { error } = await run('updateFeatureStatus', {
			sessionId: byId(String(kept?.session_id)),
			nodeId: byId('feature_aml'),
			newStatus: 'Approved',
		});
		expect(error?.message).toContain('Cannot change feature status for API sessions.');
	});
});

describe('updateAmlHits', () => {
	const HIT = 'sandbox-hit-1';

	test('a hit is judged, and stands in the decision as judged', async () => {
		const { items, sent: requests } = await run('updateAmlHits', {
			hitIds: [HIT],
			reviewStatus: 'False Positive',
			nodeId: byId('feature_aml'),
		});
		expect(requests).toEqual([
			sent('PATCH', `${path}/update-aml-hit-status/`, {
				hit_id: HIT,
				review_status: 'False Positive',
				node_id: 'feature_aml',
			}),
		]);
		expect(items).toMatchObject([{ json: { hit_id: HIT, review_status: 'False Positive' } }]);
		expect((await decision()).aml_screenings).toMatchObject([
			{ hits: [{ id: HIT, review_status: 'False Positive' }] },
		]);
	});

	test('of several none is judged where one is unknown', async () => {
		const { error } = await run('updateAmlHits', {
			hitIds: [HIT, 'zzz999'],
			reviewStatus: 'Confirmed Match',
		});
		expect(error?.message).toContain('Hits not found: zzz999');
		expect((await decision()).aml_screenings).toMatchObject([
			{ hits: [{ id: HIT, review_status: 'Unreviewed' }] },
		]);
	});

	test('none at all is refused before it is sent', async () => {
		const ran = await run('updateAmlHits', { hitIds: '={{ [] }}', reviewStatus: 'Inconclusive' });
		expect(ran.error?.message).toContain('"Hit Names or IDs"');
		expect(ran.sent).toEqual([]);
	});
});

describe('updateCompanyData', () => {
	let companyId: string;
	beforeEach(async () => {
		const { default_workflow_id: workflow_id } = application;
		const made = await didit<{ session_id: string }>(application, 'POST', '/session/', {
			workflow_id,
			metadata: { sandbox_business: true },
		});
		id = made.session_id;
		const [check] = (await decision()).registry_checks as [{ company: { uuid: string } }];
		companyId = check.company.uuid;
	});

	const update = async (updateFields: INodeParameters) =>
		await run('updateCompanyData', { companyId: byId(companyId), updateFields });

	test('what is known of a company is corrected, and cleared', async () => {
		const { items, sent: requests } = await update({
			companyName: 'Acme Ltd',
			countryCode: 'United States',
			dissolutionDate: '',
			incorporationDate: '2015-04-12',
			registeredCapitalAmount: 50000,
			registeredCapitalCurrency: 'USD',
			registryStatus: 'struck off',
			taxNumber: '',
			website: 'example.com',
		});
		const body = {
			company_name: 'Acme Ltd',
			country_code: 'US',
			dissolution_date: null,
			incorporation_date: '2015-04-12',
			registered_capital_amount: 50000,
			registered_capital_currency: 'USD',
			registry_status: 'struck off',
			tax_number: '',
			website: 'example.com',
		};
		expect(requests).toEqual([
			sent('PATCH', `/v3/session/${id}/kyb/${companyId}/update-data/`, body),
		]);
		expect(items).toMatchObject([{ json: { uuid: companyId, ...body } }]);
	});

	test.each<[INodeParameters, string]>([
		[{ registeredCapitalCurrency: 'Eu' }, 'Currency must be a 3-letter ISO 4217 code'],
		[{ email: 'nobody' }, 'Enter a valid email address.'],
		[{ website: 'nowhere' }, 'Enter a valid URL.'],
		[{ companyName: 'X'.repeat(256) }, 'no more than 255 characters'],
	])('%j is refused in Didit’s words', async (updateFields, message) => {
		const { error, sent: requests } = await update(updateFields);
		expect(error?.message).toContain(message);
		expect(requests).toHaveLength(1);
	});

	test('a company of another session is unknown', async () => {
		companyId = '11111111-2222-4333-8444-555555555555';
		const { error } = await update({ companyName: 'Acme' });
		expect(error?.message).toContain('No KYBCompany matches the given query.');
	});
});

test('what nobody knows to be done is told as that', async () => {
	await answerWith(application, 503, { detail: 'Later.' }, { times: null });
	const { error } = await run('updateData', { updateFields: { firstName: 'Jane' } });
	expect(error?.description).toContain('Session → Get Decision');
});
