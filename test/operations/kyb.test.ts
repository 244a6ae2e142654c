import type { INodeParameters } from 'n8n-workflow';
import { answerWith, byId, newSession, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'current' });
});

const ID = '11111111-2222-4333-8444-555555555555';
const SESSION = { sessionId: byId(ID) };

type Sending = [string, INodeParameters, string, string, object, object?];

test.each<Sending>([
	[
		'session.updateData',
		{
			...SESSION,
			updateFields: {
				firstName: 'Jane',
				parsedAddress: { street1: 'Main St 1', country: 'Spain' },
			},
		},
		'PATCH',
		`/v3/session/${ID}/update-data/`,
		{ first_name: 'Jane', parsed_address: { street_1: 'Main St 1', country: 'ES' } },
	],
	[
		'session.updateData',
		{
			...SESSION,
			updateFields: { dateOfBirth: '' },
			nodeId: byId('feature_ocr_1'),
		},
		'PATCH',
		`/v3/session/${ID}/update-data/`,
		{ date_of_birth: null },
		{ node_id: 'feature_ocr_1' },
	],
	[
		'session.updateAmlHits',
		{ ...SESSION, hitIds: ['a'], reviewStatus: 'Inconclusive' },
		'PATCH',
		`/v3/session/${ID}/update-aml-hit-status/`,
		{ hit_id: 'a', review_status: 'Inconclusive' },
	],
	[
		'session.updateAmlHits',
		{ ...SESSION, hitIds: ['a', 'b'], reviewStatus: 'False Positive' },
		'PATCH',
		`/v3/session/${ID}/bulk-update-aml-hit-status/`,
		{
			hit_updates: [
				{ hit_id: 'a', review_status: 'False Positive' },
				{ hit_id: 'b', review_status: 'False Positive' },
			],
		},
	],
	[
		'kybParty.submitDrafts',
		{ ...SESSION, locale: 'es' },
		'POST',
		`/v3/session/${ID}/kyb/parties/submit/`,
		{ locale: 'es' },
	],
	[
		'companyRegistry.search',
		{ countryCode: 'United Kingdom', additionalFields: { name: 'Example' } },
		'POST',
		'/v3/kyb/search/',
		{ country_code: 'GB', name: 'Example' },
	],
])(
	'%s is sent as Didit takes it',
	async (...[path, parameters, method, url, body, query = {}]: Sending) => {
		const run = await operate(application, path, parameters);
		expect(run.sent).toMatchObject([{ method, path: url, body, query }]);
	},
);

test('refuses a search that names no company', async () => {
	const run = await operate(application, 'companyRegistry.search', { countryCode: 'GB' });
	expect(run.error?.message).toBe('"Additional Fields" names no company');
	expect(run.sent).toEqual([]);
});

test('drafts of a business are made, changed, listed and submitted', async () => {
	const { default_workflow_id: workflow_id } = application;
	const made = await didit(application, 'POST', '/session/', {
		workflow_id,
		metadata: { sandbox_business: true },
	});
	const sessionId = byId((made as { session_id: string }).session_id);
	const draft = await operate(application, 'kybParty.createDraft', {
		sessionId,
		entityType: 'person',
		nationality: 'MEX',
		additionalFields: { fullName: 'Jane Doe', roles: 'ubo, director' },
	});
	const { uuid } = draft.items[0]?.json ?? {};
	await operate(application, 'kybParty.updateDraft', {
		sessionId,
		draftId: byId(String(uuid)),
		updateFields: { ownershipPercent: 55 },
	});
	const listed = await operate(application, 'kybParty.getDrafts', { sessionId });
	expect(listed.items).toMatchObject([
		{ json: { uuid, name: 'Jane Doe', roles: 'ubo, director', ownership_percent: 55 } },
	]);
	await operate(application, 'kybParty.submitDrafts', { sessionId });
	const left = await operate(application, 'kybParty.getDrafts', { sessionId });
	expect(left.items).toEqual([]);
});

describe('parties of a company', () => {
	let sessionId: ReturnType<typeof byId>;
	let path: string;
	beforeEach(async () => {
		const { default_workflow_id: workflow_id } = application;
		const { session_id: id } = await didit<{ session_id: string }>(
			application,
			'POST',
			'/session/',
			{ workflow_id, metadata: { sandbox_business: true } },
		);
		sessionId = byId(id);
		path = `/v3/session/${id}/kyb/parties`;
	});

	const run = async (operation: string, parameters: INodeParameters = {}) =>
		await operate(application, `kybParty.${operation}`, {
			sessionId,
			simplify: false,
			...parameters,
		});

	const PERSON = {
		entityType: 'person',
		nationality: 'Mexico',
		additionalFields: {
			dateOfBirth: '1990-01-15',
			email: 'user@example.com',
			firstName: 'Jane',
			lastName: 'Doe',
			ownershipPercent: 60,
			phone: '+34 600 111 222',
			roles: 'ubo, director',
		},
	};
	const BODY = {
		entity_type: 'person',
		nationality: 'MEX',
		date_of_birth: '1990-01-15',
		email: 'user@example.com',
		first_name: 'Jane',
		last_name: 'Doe',
		ownership_percent: 60,
		phone: '+34600111222',
		roles: ['ubo', 'director'],
	};

	test('a person is named with all that is known, a company with the least', async () => {
		const person = await run('createDraft', PERSON);
		expect(person.sent).toEqual([sent('POST', `${path}/drafts/`, BODY)]);
		expect(person.items).toMatchObject([{ json: { ...BODY, full_name: 'Jane Doe' } }]);
		const company = await run('createDraft', {
			entityType: 'company',
			nationality: 'GB',
			additionalFields: { companyName: 'Acme' },
			nodeId: byId('feature_kyb'),
		});
		const body = { entity_type: 'company', nationality: 'GBR', company_name: 'Acme' };
		expect(company.sent).toEqual([
			sent('POST', `${path}/drafts/`, body, { node_id: 'feature_kyb' }),
		]);
		expect((await run('getDrafts')).items).toMatchObject([
			{ json: { full_name: 'Jane Doe' } },
			{ json: { company_name: 'Acme' } },
		]);
	});

	test.each<[INodeParameters, string]>([
		[{ nationality: 'Atlantis' }, '"Nationality" names no country'],
		[{ entityType: 'trust' }, '"Entity Type" has no choice "trust"'],
		[{ additionalFields: { ownershipPercent: 101 } }, '"Ownership Percent"'],
		[{ additionalFields: { dateOfBirth: 'soon' } }, '"Date of Birth"'],
	])('%j is refused before it is sent', async (wrong, message) => {
		const ran = await run('createDraft', { ...PERSON, ...wrong });
		expect(ran.error?.message).toContain(message);
		expect(ran.sent).toEqual([]);
	});

	test.each<[INodeParameters, string]>([
		[{ email: 'nobody' }, 'Enter a valid email address.'],
		[{ firstName: 'X'.repeat(256) }, 'no more than 255 characters'],
		[{ roles: '' }, 'Roles'],
		[{ firstName: '' }, 'Full Name'],
	])('%j is refused by Didit', async (fields, named) => {
		const additionalFields = { ...PERSON.additionalFields, ...fields };
		const ran = await run('createDraft', { ...PERSON, additionalFields });
		expect(ran.error?.message).toContain(named);
		expect(ran.sent).toHaveLength(1);
	});

	test('a draft is changed; a change that makes it incomplete is refused', async () => {
		const made = await run('createDraft', PERSON);
		const draftId = byId(String(made.items[0]?.json.uuid));
		const changed = await run('updateDraft', {
			draftId,
			updateFields: { ownershipPercent: 55, entityType: 'person' },
		});
		expect(changed.sent).toEqual([
			sent('PATCH', `${path}/drafts/${draftId.value}/`, {
				ownership_percent: 55,
				entity_type: 'person',
			}),
		]);
		expect(changed.items).toMatchObject([{ json: { ...BODY, ownership_percent: 55 } }]);
		const wrong = await run('updateDraft', { draftId, updateFields: { entityType: 'company' } });
		expect(wrong.error?.message).toContain('Company Name');
		const none = await run('updateDraft', { draftId });
		expect(none.error?.message).toBe('"Update Fields" has no field');
		const left = await run('getDrafts');
		expect(left.items).toMatchObject([{ json: { entity_type: 'person' } }]);
	});

	test('a draft is known by either name that Didit’s documents have for its ID', async () => {
		const draft = { draft_id: ID, entity_type: 'person', full_name: 'Jane Doe' };
		await answerWith(application, 201, draft);
		const made = await run('createDraft', { ...PERSON, simplify: true });
		expect(made.items).toMatchObject([{ json: { uuid: ID, name: 'Jane Doe' } }]);
		await answerWith(application, 200, { results: [draft, { ...draft, draft_id: 'another' }] });
		const listed = await run('getDrafts', { simplify: true });
		expect(listed.items).toMatchObject([{ json: { uuid: ID } }, { json: { name: 'Jane Doe' } }]);
	});

	test('what is submitted is left out, and stands behind the company', async () => {
		await run('createDraft', PERSON);
		const submitted = await run('submitDrafts');
		expect(submitted.sent).toEqual([sent('POST', `${path}/submit/`, {})]);
		const read = await didit<{ registry_checks: Array<{ company: { officers: object[] } }> }>(
			application,
			'GET',
			`/session/${sessionId.value}/decision/`,
		);
		const { officers } = read.registry_checks[0]!.company;
		expect(officers).toMatchObject([{}, { name: 'Jane Doe', role: 'ubo' }]);
		const { uuid } = officers[1] as { uuid: string };
		const skipped = await run('update', { partyId: byId(uuid), isSkipped: true });
		expect(skipped.sent).toEqual([sent('PATCH', `${path}/${uuid}/`, { is_skipped: true })]);
		expect(skipped.items).toMatchObject([{ json: { uuid, is_skipped: true } }]);
	});

	test('a session about a person has none', async () => {
		const { session_id: id } = await newSession(application, 'Approved');
		const ran = await run('getDrafts', { sessionId: byId(id) });
		expect(ran.error?.message).toBe('Didit does not know this ID: Not found.');
	});
});

describe('company registry', () => {
	const run = async (operation: string, parameters: INodeParameters, more = {}) =>
		await operate(application, `companyRegistry.${operation}`, parameters, more);

	test('a company is searched by all that is known', async () => {
		const ran = await run('search', {
			countryCode: 'GB',
			additionalFields: {
				name: 'Example',
				registrationNumber: '00000000',
				searchType: 'start_with',
				vendorData: 'company-1',
				metadata: '{"plan": "gold"}',
				webhookUrl: 'https://example.com/found',
			},
		});
		expect(ran.sent).toEqual([
			sent('POST', '/v3/kyb/search/', {
				country_code: 'GB',
				name: 'Example',
				registration_number: '00000000',
				search_type: 'start_with',
				vendor_data: 'company-1',
				metadata: { plan: 'gold' },
				webhook_url: 'https://example.com/found',
			}),
		]);
		expect(ran.items).toMatchObject([
			{ json: { vendor_data: 'company-1', kyb_registry: { companies: [{ name: 'Example' }] } } },
		]);
	});

	test.each<[INodeParameters, string]>([
		[{ webhookUrl: 'nowhere' }, 'Enter a valid URL.'],
		[{ registrationNumber: '1'.repeat(101) }, 'no more than 100 characters'],
	])('%j is refused by Didit', async (fields, message) => {
		const additionalFields = { name: 'Example', ...fields };
		const { error } = await run('search', { countryCode: 'GB', additionalFields });
		expect(error?.message).toContain(message);
	});

	test.each([
		['select', 'select'],
		['getShareholders', 'shareholders'],
		['getBeneficialOwners', 'ubo'],
	])('%s reads one that was found, for money', async (operation, last) => {
		const poor = await newApplication({ dialect: 'current', balance: 1 });
		const parameters = {
			kybResponseId: '69aeeb95febb0f1704042259',
			additionalFields: { vendorData: 'company-1', metadata: '{}' },
		};
		const ran = await run(operation, parameters);
		expect(ran.sent).toEqual([
			sent('POST', `/v3/kyb/${last}/`, {
				kyb_response_id: '69aeeb95febb0f1704042259',
				vendor_data: 'company-1',
				metadata: {},
			}),
		]);
		expect(ran.items).toMatchObject([
			{ json: { vendor_data: 'company-1', kyb_registry: { company_name: 'Example PLC' } } },
		]);
		const none = await operate(poor, `companyRegistry.${operation}`, parameters);
		expect(none.error?.message).toContain("You don't have enough credits");
		const long = await run(operation, { kybResponseId: 'x'.repeat(256) });
		expect(long.error?.message).toContain('no more than 255 characters');
	});
});
