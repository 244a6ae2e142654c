import { answerWith } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, didit, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'spec' });
});

const workflows = async (filter?: string) =>
	await pick('searchWorkflows', { credentials: apiKeyCredential(application), filter });
const versions = async (filter?: string) =>
	await pick('searchWorkflowVersions', { credentials: apiKeyCredential(application), filter });

test('shows label, type and which is the default', async () => {
	const { uuid } = await didit(application, 'POST', '/workflows/', {
		workflow_label: 'Bar',
		workflow_type: 'adaptive_age_verification',
	});
	const shown = await workflows();
	expect(names(shown)).toEqual(['KYC · KYC · default', 'Bar · Adaptive Age Verification']);
	expect(values(shown)).toEqual([application.default_workflow_id, uuid]);
	expect(shown.result?.paginationToken).toBeUndefined();
});

test.each(['age verif', 'BÁR'])('finds by label and type: %s', async (filter) => {
	await didit(application, 'POST', '/workflows/', {
		workflow_label: 'Bar',
		workflow_type: 'adaptive_age_verification',
	});
	expect(names(await workflows(filter))).toEqual(['Bar · Adaptive Age Verification']);
	expect(names(await workflows('nothing like it'))).toEqual([]);
});

/** A row as the later documents describe them, one per version. */
const row = (uuid: string, group: string, more: object) => ({
	uuid: `${uuid}1111111-2222-3333-4444-555555555555`,
	workflow_id: `${group}9999999-2222-3333-4444-555555555555`,
	workflow_label: `Workflow ${group}`,
	workflow_type: null,
	features: 'OCR + LIVENESS',
	is_default: false,
	is_archived: false,
	version: 1,
	status: 'published',
	...more,
});

const LATER = {
	count: 6,
	next: null,
	previous: null,
	results: [
		row('1', 'a', { workflow_label: 'Old name' }),
		row('2', 'a', { version: 2, is_default: true }),
		row('3', 'a', { version: 3, status: 'draft' }),
		row('4', 'b', { version: 1, status: 'draft' }),
		row('5', 'b', { version: 2, status: 'draft', workflow_label: 'Newer draft' }),
		row('6', 'c', { is_archived: true }),
	],
};

test('offers a workflow once, in the version that people would meet', async () => {
	await answerWith(application, 200, LATER);
	const shown = await workflows();
	expect(names(shown)).toEqual([
		'Workflow a · OCR + LIVENESS · default',
		'Newer draft · OCR + LIVENESS',
	]);
	expect(values(shown)).toEqual([
		'a9999999-2222-3333-4444-555555555555',
		'b9999999-2222-3333-4444-555555555555',
	]);
});

test('offers every version that is in use where one is read or changed', async () => {
	await answerWith(application, 200, LATER);
	const shown = await versions();
	expect(names(shown)).toEqual([
		'Old name · OCR + LIVENESS · version 1',
		'Workflow a · OCR + LIVENESS · default · version 2',
		'Workflow a · OCR + LIVENESS · version 3 · draft',
		'Workflow b · OCR + LIVENESS · version 1 · draft',
		'Newer draft · OCR + LIVENESS · version 2 · draft',
	]);
	expect(values(shown)?.slice(0, 2)).toEqual([
		'11111111-2222-3333-4444-555555555555',
		'21111111-2222-3333-4444-555555555555',
	]);
});

test("takes the specification's rows, which know no versions", async () => {
	const uuid = '11111111-2222-3333-4444-555555555555';
	const spec = { uuid, workflow_label: 'KYC', workflow_type: 'kyc', is_default: true };
	for (const list of [workflows, versions]) {
		await answerWith(application, 200, [spec]);
		const shown = await list();
		expect([names(shown), values(shown)]).toEqual([['KYC · KYC · default'], [uuid]]);
	}
});

test.each([
	['a bare array', []],
	['pages', { count: 0, next: null, previous: null, results: [] }],
])('says what to do when there is none, in %s', async (_shape, body) => {
	await answerWith(application, 200, body);
	const shown = await workflows();
	expect(names(shown)).toEqual(['None yet: make one with Create or in the console']);
	expect(values(shown)).toEqual(['']);
});
