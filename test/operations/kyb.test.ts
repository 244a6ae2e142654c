import type { INodeParameters } from 'n8n-workflow';
import { byId, operate } from '../support/operate';
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
