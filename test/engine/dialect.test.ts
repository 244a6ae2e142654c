import { answerWith, byId, newSession, newSessions, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

/** Didit as its later documents describe it. */
let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

test('a share without a partner, where Didit wants one, is told what to fill in', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const run = await operate(application, 'session.share', { sessionId: byId(id) });
	expect(run.error?.message).toContain('for_application_id');
	expect(run.error?.description).toMatch(/application of the partner.*For Application ID/);
});

test('an ordinary refusal does not speak of a newer form', async () => {
	const older = await newApplication();
	await answerWith(older, 400, { workflow_type: ['"kyc" is not a valid choice.'] });
	const run = await operate(older, 'workflow.create', {
		workflowLabel: 'KYC',
	});
	expect(run.error?.message).toContain('(workflow_type)');
	expect(run.error?.description).not.toContain('newer');
});

test.each<[string, number]>([
	['workflow.getAll', 1],
	['session.getAll', 3],
	['user.getAll', 0],
])('%s reads the pages that it has become', async (operation, count) => {
	await newSessions(application, 3);
	const run = await operate(application, operation, { returnAll: true });
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(count);
});

test('sessionReview.getAll reads the pages and the other keys that it has become', async () => {
	const { session_id: id } = await newSession(application, 'In Review');
	await didit(application, 'POST', `/sessions/${id}/reviews/`, { comment: 'Looks fine' });
	const sessionId = byId(id);
	const run = await operate(application, 'sessionReview.getAll', { sessionId, simplify: false });
	expect(run.items).toMatchObject([{ json: { activity_type: 'COMMENT', comment: 'Looks fine' } }]);
});

test('too few credits, now a 400, say so', async () => {
	const poor = await newApplication({ dialect: 'current', balance: 0 });
	const run = await operate(poor, 'session.create', {
		workflowId: byId(poor.default_workflow_id),
	});
	expect(run.error?.message).toMatch(/credits/);
});
