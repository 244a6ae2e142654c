import { byId, newSession, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
});

test('create sends the outcome and the note', async () => {
	const { session_id: id } = await newSession(application, 'In Review');
	const run = await operate(application, 'sessionReview.create', {
		sessionId: byId(id),
		newStatus: 'Declined',
		additionalFields: { comment: 'Document edited' },
	});
	const body = { new_status: 'Declined', comment: 'Document edited' };
	expect(run.sent).toEqual([sent('POST', `/v3/sessions/${id}/reviews/`, body)]);
	expect(run.items).toMatchObject([
		{ json: { new_status: 'Declined', note: 'Document edited' }, pairedItem: { item: 0 } },
	]);
});

test.each(['Approved', 'Declined', 'In Review'])('create takes %s', async (newStatus) => {
	const { session_id: id } = await newSession(application, 'In Review');
	const parameters = { sessionId: byId(id), newStatus };
	const run = await operate(application, 'sessionReview.create', parameters);
	expect(run.sent).toMatchObject([{ body: { new_status: newStatus } }]);
	expect(run.error).toBeUndefined();
});

test('create passes on that the session cannot be reviewed yet', async () => {
	const { session_id: id } = await newSession(application);
	const run = await operate(application, 'sessionReview.create', { sessionId: byId(id) });
	expect(run.error?.message).toMatch(/^Didit could not accept the request: .*Not Started/);
});

test('getAll gives one item per review', async () => {
	const { session_id: id } = await newSession(application, 'In Review');
	for (const new_status of ['Declined', 'Approved']) {
		await didit(application, 'POST', `/sessions/${id}/reviews/`, { new_status });
	}
	const run = await operate(application, 'sessionReview.getAll', { sessionId: byId(id) });
	expect(run.sent).toMatchObject([
		{ method: 'GET', path: `/v3/sessions/${id}/reviews/`, body: null, auth: 'x-api-key' },
	]);
	expect(run.items).toMatchObject([
		{ json: { old_status: 'In Review', new_status: 'Declined' }, pairedItem: { item: 0 } },
		{ json: { old_status: 'Declined', new_status: 'Approved' }, pairedItem: { item: 0 } },
	]);
});

test('getAll says that the session is unknown', async () => {
	const run = await operate(application, 'sessionReview.getAll', { sessionId: byId(UNKNOWN) });
	expect(run.error?.message).toBe('Didit does not know this ID: Session not found.');
});
