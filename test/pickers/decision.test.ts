import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { getAmlHits } from '../../nodes/Didit/listSearch/amlHits';
import { Didit } from '../../nodes/Didit/Didit.node';
import { answerWith, byId, newSession, operate } from '../support/operate';
import type { ListName } from '../../nodes/Didit/listSearch';
import { editorContext, names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, didit, newApplication } from '../support/sandbox';

/** What is picked from the decision of the session that is chosen. */

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const open = async (list: ListName, form: INodeParameters, filter?: string) =>
	await pick(list, { credentials: apiKeyCredential(application), parameters: form, filter });

async function businessSession(): Promise<string> {
	const { session_id: id } = await didit<{ session_id: string }>(application, 'POST', '/session/', {
		workflow_id: application.default_workflow_id,
		metadata: { sandbox_business: true },
	});
	return id;
}

const FEATURE = { resource: 'session', operation: 'updateFeatureStatus' };

test('a check is named by its kind, its status and its ID', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const shown = await open(
		'searchSessionFeatures',
		{ ...FEATURE, sessionId: byId(id) },
		'liveness',
	);
	expect(names(shown)).toEqual(['Liveness Check · Approved · feature_liveness']);
	expect(values(shown)).toEqual(['feature_liveness']);
});

test('a check is called what one of its list is called', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	await answerWith(application, 200, {
		session_id: id,
		status: 'Approved',
		id_verifications: [{ node_id: 'a', status: 'Approved' }],
		face_matches: [{ node_id: 'b', status: 'Approved' }],
		ip_analyses: [{ node_id: 'c', status: 'Approved' }],
		questionnaire_responses: [{ node_id: 'd', status: 'Approved' }],
	});
	const shown = await open('searchSessionFeatures', { ...FEATURE, sessionId: byId(id) });
	expect(names(shown)).toEqual([
		'ID Verification · Approved · a',
		'Face Match · Approved · b',
		'IP Analysis · Approved · c',
		'Questionnaire Response · Approved · d',
	]);
});

test('a check is declined by hand, once', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const decline = async () =>
		await operate(application, 'session.updateFeatureStatus', {
			sessionId: byId(id),
			nodeId: byId('feature_liveness'),
			newStatus: 'Declined',
		});
	expect((await decline()).items).toMatchObject([
		{ json: { node_id: 'feature_liveness', feature_type: 'LIVENESS', new_status: 'Declined' } },
	]);
	expect((await decline()).error?.message).toContain('The new status is the same');
});

test.each<[ListName, INodeParameters]>([
	['searchSessionFeatures', FEATURE],
	['searchSessionCompanies', { resource: 'session', operation: 'updateCompanyData' }],
	['searchSessionParties', { resource: 'kybParty', operation: 'update' }],
	['searchPartyDrafts', { resource: 'kybParty', operation: 'updateDraft' }],
])('%s wants a session first, which an expression is not yet', async (list, form) => {
	for (const sessionId of [byId(''), byId('={{ $json.session_id }}')]) {
		expect(names(await open(list, { ...form, sessionId }))).toEqual(['Choose the session first']);
	}
});

test('the company of a session and those behind it are picked', async () => {
	const sessionId = byId(await businessSession());
	const company = { resource: 'session', operation: 'updateCompanyData', sessionId };
	const shown = await open('searchSessionCompanies', company);
	expect(names(shown)).toEqual(['Example PLC · 00000000']);
	const changed = await operate(application, 'session.updateCompanyData', {
		sessionId,
		companyId: byId(String(values(shown)?.[0])),
		updateFields: { companyName: 'Other PLC' },
	});
	expect(changed.error).toBeUndefined();
	expect(names(await open('searchSessionCompanies', company))).toEqual(['Other PLC · 00000000']);
	const party = { resource: 'kybParty', operation: 'update', sessionId };
	// An officer who owns something, too: with what she is in either list.
	expect(names(await open('searchSessionParties', party))).toEqual(['Jane Doe · director, ubo']);
});

test('of a person there is no company', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const form = { resource: 'session', operation: 'updateCompanyData', sessionId: byId(id) };
	expect(names(await open('searchSessionCompanies', form))).toEqual([
		'The session is about no company',
	]);
});

test('a draft is picked by the name that is known', async () => {
	const sessionId = byId(await businessSession());
	const form = { resource: 'kybParty', operation: 'updateDraft', sessionId };
	expect(names(await open('searchPartyDrafts', form))).toEqual([
		'None yet: make one with Create Draft',
	]);
	await operate(application, 'kybParty.createDraft', {
		sessionId,
		entityType: 'person',
		nationality: 'ESP',
		additionalFields: { firstName: 'Ana', lastName: 'Ruiz', roles: 'ubo' },
	});
	expect(names(await open('searchPartyDrafts', form))).toEqual(['Ana Ruiz · person']);
});

test('hits are offered by what they say', async () => {
	const { session_id: id } = await newSession(application, 'In Review');
	const hits: IDataObject[] = [
		{ id: 'hit-1', caption: 'Ana Ruiz', match_score: 93, review_status: 'Unreviewed' },
		{ id: 'hit-2', caption: 'Anna Ruis', match_score: 71, review_status: 'False Positive' },
	];
	const screening = { node_id: 'feature_aml', status: 'In Review', hits };
	await answerWith(application, 200, {
		session_id: id,
		status: 'In Review',
		aml_screenings: [screening],
	});
	const form = { resource: 'session', operation: 'updateAmlHits', sessionId: byId(id) };
	const context = editorContext(new Didit(), form, apiKeyCredential(application));
	expect(await getAmlHits.call(context)).toEqual([
		{ name: 'Ana Ruiz · match 93 · Unreviewed', value: 'hit-1' },
		{ name: 'Anna Ruis · match 71 · False Positive', value: 'hit-2' },
	]);
});
