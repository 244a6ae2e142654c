import type { INodeParameters } from 'n8n-workflow';
import { answerWith, byId, newSession, newSessions, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'spec' });
});

async function sessionsLeft(): Promise<unknown> {
	const { count } = await didit(application, 'GET', '/sessions/');
	return count;
}

async function newUsers(...names: string[]): Promise<void> {
	const { default_workflow_id: workflow_id } = application;
	for (const vendor_data of names) {
		await didit(application, 'POST', '/session/', { workflow_id, vendor_data });
	}
}

describe('session.delete', () => {
	test.each(['spec', 'current'])('answers that it is done, in the dialect %s', async (dialect) => {
		application = await newApplication({ dialect });
		const { session_id: sessionId } = await newSession(application);
		const run = await operate(application, 'session.delete', { sessionId: byId(sessionId) });
		expect(run.sent).toEqual([sent('DELETE', `/v3/session/${sessionId}/delete/`)]);
		const told = dialect === 'current' ? { face_retention_outcome: 'deleted' } : {};
		expect(run.items).toEqual([
			{ json: { deleted: true, sessionId, ...told }, pairedItem: { item: 0 } },
		]);
		expect(await sessionsLeft()).toBe(0);
	});

	test('fails where Didit could not delete', async () => {
		await answerWith(application, 200, { face_retention_outcome: 'failed_retryable' });
		const run = await operate(application, 'session.delete', { sessionId: byId(UNKNOWN) });
		expect(run.error?.message).toBe('"Session" was not deleted (failed_retryable)');
		expect(run.error?.description).toContain('again later');
	});

	test('says that the session is unknown', async () => {
		const run = await operate(application, 'session.delete', { sessionId: byId(UNKNOWN) });
		expect(run.error?.message).toBe('Didit does not know this ID: Session not found.');
	});
});

describe('session.deleteMany', () => {
	test.each([
		['comma-separated text', '1, 3'],
		['text in lines', '1\n3\n'],
		['an array from an expression', '={{ [1, "3"] }}'],
	])('takes the numbers as %s', async (_what, sessionNumbers) => {
		await newSessions(application, 3);
		const run = await operate(application, 'session.deleteMany', { sessionNumbers });
		expect(run.sent).toEqual([sent('POST', '/v3/sessions/delete/', { session_numbers: [1, 3] })]);
		expect(run.items).toEqual([{ json: { deleted: true, requested: 2 }, pairedItem: { item: 0 } }]);
		expect(await sessionsLeft()).toBe(1);
	});

	test('takes a single number from an expression', async () => {
		await newSessions(application, 1);
		const run = await operate(application, 'session.deleteMany', { sessionNumbers: '={{ 1 }}' });
		expect(run.sent).toMatchObject([{ body: { session_numbers: [1] } }]);
	});

	test('deletes all when that is confirmed', async () => {
		await newSessions(application, 3);
		const run = await operate(application, 'session.deleteMany', {
			additionalFields: { deleteAll: true, confirmDeleteAll: true },
		});
		expect(run.sent).toEqual([sent('POST', '/v3/sessions/delete/', { delete_all: true })]);
		expect(run.items[0]?.json).toMatchObject({ deleted: true });
		expect(await sessionsLeft()).toBe(0);
	});

	test('reports the rows of the newer answer, and how many were deleted', async () => {
		application = await newApplication({ dialect: 'current' });
		await newSessions(application, 2);
		const run = await operate(application, 'session.deleteMany', { sessionNumbers: '1, 2, 99' });
		expect(run.items).toMatchObject([
			{
				json: {
					// Didit leaves out what it does not know.
					deleted: false,
					deletedCount: 2,
					requested: 3,
					results: [{ session_number: 1 }, { session_number: 2 }],
				},
			},
		]);
		expect(run.items[0]?.json).not.toHaveProperty('failed');
	});

	test.each([
		{ session_number: 2, face_retention_outcome: 'failed_retryable' },
		{ session_number: 2, success: false },
		{ session_number: 2, error: 'no such session' },
	])('says which rows were not deleted: %j', async (bad) => {
		const good = { session_number: 1, face_retention_outcome: 'deleted', name: 'failed_test' };
		await answerWith(application, 200, { results: [good, bad] });
		const run = await operate(application, 'session.deleteMany', { sessionNumbers: '1, 2' });
		expect(run.items).toEqual([
			{
				json: {
					deleted: false,
					deletedCount: 1,
					requested: 2,
					results: [good, bad],
					failed: [bad],
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('refuses what is no session number', async () => {
		const run = await operate(application, 'session.deleteMany', {
			sessionNumbers: `1, ${UNKNOWN}`,
		});
		expect(run.error?.message).toBe(
			`"Session Numbers" holds "${UNKNOWN}", which is not a session number`,
		);
		expect(run.sent).toEqual([]);
	});
});

describe('user.deleteMany', () => {
	test.each([
		[{ deleted: 0 }, { deleted: false, deletedCount: 0 }],
		[{ deleted: '1' }, { deleted: false, deletedCount: 1 }],
		[{ deleted: 2 }, { deleted: true, deletedCount: 2 }],
		[{ deleted: true }, { deleted: true }],
		[{ deleted: false }, { deleted: false }],
		[{ results: [] }, { deleted: false, deletedCount: 0, results: [] }],
		[{ results: [null, { a: 1 }, { a: 2 }] }, { deleted: true, deletedCount: 2 }],
		[null, { deleted: true }],
	])('tells of %j what became of two', async (body, told) => {
		await answerWith(application, 200, body);
		const run = await operate(application, 'user.deleteMany', { vendorDataList: 'ana, bob, ana' });
		expect(run.items[0]?.json).toMatchObject({ ...told, requested: 2 });
		expect('deletedCount' in (run.items[0]?.json ?? {})).toBe('deletedCount' in told);
	});

	test('has nothing left to delete where there was nothing', async () => {
		await answerWith(application, 200, { results: [] });
		const run = await operate(application, 'user.deleteMany', {
			additionalFields: { deleteAll: true, confirmDeleteAll: true },
		});
		expect(run.items[0]?.json).toMatchObject({ deleted: true, deletedCount: 0, requested: 'all' });
	});

	test.each([
		['comma-separated text', 'ana, b/c'],
		['an array from an expression', '={{ ["ana", "b/c"] }}'],
	])('takes the identifiers as %s', async (_what, vendorDataList) => {
		await newUsers('ana', 'b/c', 'stays');
		const run = await operate(application, 'user.deleteMany', { vendorDataList });
		const body = { vendor_data_list: ['ana', 'b/c'] };
		expect(run.sent).toEqual([sent('POST', '/v3/users/delete/', body)]);
		expect(run.items).toEqual([
			{ json: { deleted: true, deletedCount: 2, requested: 2 }, pairedItem: { item: 0 } },
		]);
	});

	test('keeps a comma that belongs to an identifier of an array', async () => {
		const run = await operate(application, 'user.deleteMany', {
			vendorDataList: '={{ ["last, first"] }}',
		});
		expect(run.sent).toMatchObject([{ body: { vendor_data_list: ['last, first'] } }]);
	});

	test('deletes all when that is confirmed', async () => {
		await newUsers('ana', 'bob');
		const run = await operate(application, 'user.deleteMany', {
			additionalFields: { deleteAll: true, confirmDeleteAll: true },
		});
		expect(run.sent).toEqual([sent('POST', '/v3/users/delete/', { delete_all: true })]);
		expect(run.items[0]?.json).toMatchObject({ deleted: true, deletedCount: 2 });
	});

	test('passes on a refusal that is a bare array', async () => {
		await answerWith(application, 400, ['Too many users at once.']);
		const run = await operate(application, 'user.deleteMany', { vendorDataList: 'ana' });
		expect(run.error?.message).toBe('Didit could not accept the request: Too many users at once.');
	});
});

const MANY: Array<[string, string, string, string]> = [
	['session.deleteMany', 'sessionNumbers', '1, 2', 'Session Numbers'],
	['user.deleteMany', 'vendorDataList', 'ana', 'Vendor Data List'],
];
describe.each(MANY)('%s sends nothing', (operation, listField, list, label) => {
	test.each<[string, INodeParameters, string]>([
		['without a list', {}, `"${label}" is empty`],
		[
			'with an empty list',
			{ [listField]: '={{ [] }}' },
			`"${label}" comes from an expression that yields nothing`,
		],
		[
			'for Delete All beside a list that an expression fails to yield',
			{
				[listField]: '={{ $json.missing }}',
				additionalFields: { deleteAll: true, confirmDeleteAll: true },
			},
			`"${label}" comes from an expression that yields nothing`,
		],
		['with blanks only', { [listField]: ' , ' }, `"${label}" is empty`],
		['with Delete All off', { additionalFields: { deleteAll: false } }, `"${label}" is empty`],
		[
			'for Delete All beside a list',
			{ [listField]: list, additionalFields: { deleteAll: true, confirmDeleteAll: true } },
			`"${label}" and Delete All are both set`,
		],
		[
			'for Delete All without the confirmation',
			{ additionalFields: { deleteAll: true } },
			'"Confirm Delete All" is not switched on',
		],
	])('%s', async (_what, parameters, message) => {
		await newSessions(application, 1);
		const run = await operate(application, operation, parameters);
		expect(run.error?.message).toBe(message);
		expect(run.error?.description).toMatch(/Nothing was (deleted|sent)/);
		expect(run.sent).toEqual([]);
	});
});
