import { diditTool } from '../support/engine';
import { answerWith, byId, fault, newSession, newSessions, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

/** What the node does when n8n runs it again because Retry On Fail is switched on. */

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

const ITEMS = ['ana', 'ben', 'zoe'].map((name) => ({ json: { name } }));
const more = { items: ITEMS, maxTries: 3 };
const goesOn = { ...more, onError: 'continueRegularOutput' } as const;

const parameters = () => ({
	workflowId: byId(application.default_workflow_id),
	vendorData: '={{ $json.name }}',
	options: { concurrentItems: 1 },
});

const created = async () =>
	(await didit<{ count: number }>(application, 'GET', '/sessions/')).count;

test('what was created is not created again, and what was refused is', async () => {
	await answerWith(application, 400, { detail: 'Not now.' });
	const run = await operate(application, 'session.create', parameters(), goesOn);
	const people = run.sent.map(({ body }) => (body as { vendor_data: string }).vendor_data);
	expect(people).toEqual(['ana', 'ben', 'zoe', 'ana']);
	expect(run.items.map(({ json }) => json.vendor_data)).toEqual(['ana', 'ben', 'zoe']);
	expect(new Set(run.items.map(({ json }) => json.session_id)).size).toBe(3);
	expect(await created()).toBe(3);
});

test.each(['status_after', 'drop_after'])(
	'of what nobody knows (%s) nothing is sent again, and the same is said',
	async (kind) => {
		await fault(application, { kind, ...(kind === 'status_after' && { status: 503 }) });
		const run = await operate(application, 'session.create', parameters(), goesOn);
		expect(run.sent).toHaveLength(3);
		expect(run.items[0]?.json).toMatchObject({
			name: 'ana',
			error: expect.stringContaining('It is not known whether Didit carried the request out.'),
		});
		expect(run.items.slice(1).map(({ json }) => json.vendor_data)).toEqual(['ben', 'zoe']);
		expect(await created()).toBe(3);
	},
);

test('goes on where it stopped', async () => {
	const sessions = await newSessions(application, 3, 'In Review');
	const [, second] = sessions.map(({ session_id: id }) => `/v3/session/${id}/`);
	await answerWith(application, 400, { detail: 'Not now.' }, { path: second });
	const run = await operate(
		application,
		'session.updateStatus',
		{
			sessionId: byId('={{ $json.session_id }}'),
			newStatus: 'Approved',
			options: { concurrentItems: 1 },
		},
		{ items: sessions.map((json) => ({ json: { ...json } })), maxTries: 2 },
	);
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(3);
	const order = sessions.map(({ session_id: id }) => id);
	expect(run.sent.map(({ path }) => path.split('/')[3])).toEqual(
		[0, 1, 1, 2].map((index) => order[index]),
	);
});

test('says once how far it came, also in the last of several tries', async () => {
	await fault(application, { kind: 'status_after', status: 503 });
	const run = await operate(application, 'session.create', parameters(), more);
	expect(run.error?.description?.match(/This was item 1 of 3/g)).toHaveLength(1);
	expect(run.sent).toHaveLength(1);
});

test('tries a deletion again that Didit could not carry out', async () => {
	const { session_id: id } = await newSession(application);
	await answerWith(application, 200, { face_retention_outcome: 'failed_retryable' });
	const run = await operate(
		application,
		'session.delete',
		{ sessionId: byId(id) },
		{ items: ITEMS.slice(0, 1), maxTries: 2 },
	);
	expect(run.error).toBeUndefined();
	expect(run.items[0]?.json).toMatchObject({ deleted: true, sessionId: id });
	expect(run.sent).toHaveLength(2);
});

test('reads again what is only read', async () => {
	const { session_id: id } = await newSession(application);
	await answerWith(application, 400, { detail: 'Not now.' });
	const run = await operate(
		application,
		'session.getDecision',
		{ sessionId: byId(id) },
		{ items: ITEMS.slice(0, 2), onError: 'continueRegularOutput', maxTries: 2 },
	);
	expect(run.sent).toHaveLength(4);
});

test('without Retry On Fail, in the next execution, and for an agent it sends each time', async () => {
	for (const how of [{}, { maxTries: 2 }, { maxTries: 2, didit: diditTool() }]) {
		const run = await operate(application, 'session.create', parameters(), {
			items: ITEMS.slice(0, 1),
			...how,
		});
		expect(run.sent).toHaveLength(1);
	}
	expect(await created()).toBe(3);
	await answerWith(application, 400, { detail: 'Not now.' });
	const run = await operate(application, 'session.create', parameters(), {
		...goesOn,
		didit: diditTool(),
	});
	expect(run.sent).toHaveLength(6);
});
