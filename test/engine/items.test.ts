import type { INodeExecutionData, OnError } from 'n8n-workflow';
import { itemsWith } from '../support/files';
import { answerWith, byId, fault, newSessions, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

const COUNT = 12;
const BAD = 4;
const others = Array.from({ length: COUNT }, (_, index) => index).filter((index) => index !== BAD);

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

/** Twelve people with a picture each; the address of one is no email address. */
function people(bad = BAD): INodeExecutionData[] {
	return Array.from({ length: COUNT }, (_, index) => ({
		json: { person: `user-${index}`, email: index === bad ? 'nobody' : 'ana@mail.test' },
		binary: { photo: { data: 'AAAA', mimeType: 'image/png', fileName: `${index}.png` } },
	}));
}

async function createSessions(items: INodeExecutionData[], onError?: OnError) {
	return await operate(
		application,
		'session.create',
		{
			workflowId: byId(application.default_workflow_id),
			vendorData: '={{ $json.person }}',
			additionalFields: {
				contactDetails: { values: { email: '={{ $json.email }}' } },
			},
		},
		{ items, ...(onError && { onError }) },
	);
}

const REFUSAL =
	'Didit could not accept the request: Contact Details → Email (contact_details.email): Enter a valid email address.';

const REMEDY = 'Correct the field that is named and run the node again.';

/** The failed item: its own data and file, with the error and what to do beside them. */
const failed = (index: number) => ({
	json: { person: `user-${index}`, email: 'nobody', error: `${REFUSAL} ${REMEDY}` },
	binary: { photo: expect.objectContaining({ fileName: `${index}.png` }) },
	pairedItem: { item: index },
});

const created = (index: number) => ({
	json: expect.objectContaining({ vendor_data: `user-${index}`, status: 'Not Started' }),
	pairedItem: { item: index },
});

async function sessionsAtDidit(): Promise<unknown[]> {
	const { results } = await didit(application, 'GET', '/sessions/?limit=100');
	return (results as Array<{ vendor_data: string }>).map(({ vendor_data }) => vendor_data).sort();
}

const byName = (indexes: number[]) => indexes.map((index) => `user-${index}`).sort();

describe('Continue', () => {
	test('runs the other items, in order and paired, and keeps the input of the failed one', async () => {
		const run = await createSessions(people(), 'continueRegularOutput');
		const wanted = Array.from({ length: COUNT }, (_, index) =>
			index === BAD ? failed(index) : created(index),
		);
		expect(run.items).toEqual(wanted);
		expect(run.errors).toEqual([]);
		expect(run.error).toBeUndefined();
		expect(run.hints).toEqual(['1 of 12 items did not go through. Each says why.']);
		expect(run.stored).toContain('"location":"outputPane"');
		expect(run.sent).toHaveLength(COUNT);
		expect(await sessionsAtDidit()).toEqual(byName(others));
	});

	test('does the same for what fails before anything is sent', async () => {
		const items = people();
		const run = await operate(
			application,
			'billing.topUp',
			{ amountInDollars: `={{ $itemIndex === ${BAD} ? 49.99 : 50 }}` },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(run.sent).toHaveLength(COUNT - 1);
		expect(run.items[BAD]).toMatchObject({
			json: {
				...items[BAD]?.json,
				error: expect.stringMatching(
					/^"Amount in Dollars" must be a number, at least 50, not 49\.99\. Nothing was sent/,
				),
			},
			pairedItem: { item: BAD },
		});
	});
});

describe('Continue (using error output)', () => {
	test('separates the failed item, with its input', async () => {
		const run = await createSessions(people(), 'continueErrorOutput');
		expect(run.items).toEqual(others.map(created));
		expect(run.errors).toEqual([failed(BAD)]);
		expect(run.error).toBeUndefined();
		expect(await sessionsAtDidit()).toEqual(byName(others));
	});

	test('separates all when all fail', async () => {
		const items = people();
		const run = await operate(
			application,
			'session.getDecision',
			{ sessionId: byId('11111111-2222-4333-8444-555555555555') },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(run.items).toEqual([]);
		const error = expect.stringMatching(
			/^Didit does not know this ID: Session not found\. Check the ID\./,
		) as string;
		expect(run.errors.map(({ json }) => json)).toEqual(
			items.map(({ json }) => ({ ...json, error })),
		);
	});
});

describe('Stop', () => {
	test.each([undefined, 'stopWorkflow' as const])('names the item (%s)', async (onError) => {
		const run = await createSessions(people(), onError);
		expect(run.error?.message).toBe(REFUSAL);
		expect(run.error?.context.itemIndex).toBe(BAD);
		expect(run.items).toEqual([]);
		expect(run.errors).toEqual([]);
	});

	test.each([0, BAD, COUNT - 1])('tells what became of the others (item %d)', async (bad) => {
		const run = await createSessions(people(bad));
		const [, item, done, failures, left] =
			/ This was item (\d+) of 12\. Others: (\d+) went through and are not returned, (\d+) did not, (\d+) were not started\.$/.exec(
				run.error?.description ?? '',
			) ?? [];
		expect(run.error?.description).toMatch(/^Correct the field that is named/);
		expect(Number(item)).toBe(bad + 1);
		expect(Number(done)).toBe((await sessionsAtDidit()).length);
		expect(Number(failures)).toBe(0);
		expect(Number(left)).toBe(COUNT - run.sent.length);
	});

	test('counts those that failed at the same time', async () => {
		const run = await operate(
			application,
			'session.getDecision',
			{ sessionId: byId('11111111-2222-4333-8444-555555555555'), options: { concurrentItems: 3 } },
			{ items: people() },
		);
		expect(run.error?.description).toMatch(
			/ Others: 0 went through and are not returned, [0-2] did not, \d+ were/,
		);
	});

	test('says nothing of others where there are none', async () => {
		const run = await createSessions(people(0).slice(0, 1));
		expect(run.error?.description).toBe(REMEDY);
	});

	test('starts no further item after one that failed', async () => {
		const run = await createSessions(people(0));
		expect(run.error?.context.itemIndex).toBe(0);
		expect(run.sent.length).toBeLessThan(COUNT);
		expect(await sessionsAtDidit()).not.toContain(`user-${COUNT - 1}`);
	});

	test('starts none after one that was refused here', async () => {
		const run = await operate(
			application,
			'billing.topUp',
			{ amountInDollars: '={{ $itemIndex === 0 ? 1 : 50 }}' },
			{ items: people() },
		);
		expect(run.error?.context.itemIndex).toBe(0);
		// Those that were started beside it, and no more.
		expect(run.sent.length).toBeLessThan(5);
	});
});

test('creates nothing twice, whatever order the answers come in', async () => {
	await fault(application, { kind: 'latency', ms: 60, times: 1 });
	await fault(application, { kind: 'latency', ms: 30, times: 1 });
	const run = await createSessions(people(-1));
	expect(run.items.map(({ json }) => json.vendor_data)).toEqual(
		Array.from({ length: COUNT }, (_, index) => `user-${index}`),
	);
	expect(await sessionsAtDidit()).toHaveLength(COUNT);
});

test('keeps at most five requests in flight', async () => {
	await fault(application, { kind: 'latency', ms: 10, times: null });
	const run = await createSessions(people(-1));
	const inFlight = run.requests.map(({ in_flight }) => in_flight);
	expect(Math.max(...inFlight)).toBeLessThanOrEqual(5);
	expect(Math.max(...inFlight)).toBeGreaterThan(1);
});

test('keeps at most three in flight where each holds a file, whatever was set', async () => {
	const current = await newApplication({ dialect: 'current', balance: 100 });
	await fault(current, { kind: 'latency', ms: 10, times: null });
	const files = Array.from({ length: 9 }, (_, index) => `${index}.jpg`);
	const run = await operate(
		current,
		'check.idVerification',
		{ frontImageBinaryProperty: 'data', options: { concurrentItems: 10 } },
		{ items: itemsWith(...files) },
	);
	expect(run.items).toHaveLength(9);
	const inFlight = run.requests.map(({ in_flight }) => in_flight);
	expect(Math.max(...inFlight)).toBeLessThanOrEqual(3);
	expect(Math.max(...inFlight)).toBeGreaterThan(1);
});

test('keeps one in flight where what is done for an item may count for the next', async () => {
	const current = await newApplication({ dialect: 'current' });
	const label = (n: number) => ({
		label: `n8n ${n}`,
		url: `https://n8n.example.com/${n}`,
		subscribed_events: ['status.updated'],
	});
	const items: INodeExecutionData[] = [];
	for (let n = 0; n < 4; n++) {
		const { uuid } = await didit(current, 'POST', '/webhook/destinations/', label(n));
		items.push({ json: { uuid } });
	}
	await fault(current, { kind: 'latency', ms: 10, times: null });
	const run = await operate(
		current,
		'webhookDelivery.resendFailed',
		{ destinationId: byId('={{ $json.uuid }}'), from: '2026-05-21T00:00:00Z' },
		{ items },
	);
	expect(run.error).toBeUndefined();
	expect(run.requests).toHaveLength(4);
	expect(run.requests.map(({ in_flight }) => in_flight)).toEqual([1, 1, 1, 1]);
});

test('evaluates expressions for each item', async () => {
	const sessions = await newSessions(application, 3);
	const items = sessions.map(({ session_id: id }) => ({ json: { id } }));
	const run = await operate(
		application,
		'session.getDecision',
		{ sessionId: byId('={{ $json.id }}') },
		{ items },
	);
	expect(run.items.map(({ json }) => json.session_id)).toEqual(
		sessions.map(({ session_id: id }) => id),
	);
});

describe('what Didit answers to a change', () => {
	const decline = async () =>
		await operate(
			application,
			'session.updateStatus',
			{ sessionId: byId('11111111-2222-4333-8444-555555555555') },
			{ items: people().slice(0, 2), onError: 'continueRegularOutput' },
		);

	test.each([
		[204, ''],
		[200, 'null'],
		[200, '{}'],
	])('may be nothing, which is a success (%d %j)', async (status, body) => {
		const headers = { 'content-type': 'application/json' };
		await answerWith(application, status, body, { times: 2, headers });
		const { items } = await decline();
		expect(items).toEqual(
			[0, 1].map((item) => ({ json: { success: true }, pairedItem: { item } })),
		);
	});
});

test('without input items does nothing', async () => {
	const run = await operate(application, 'session.getAll', {}, { items: [] });
	expect(run.items).toEqual([]);
	expect(run.sent).toEqual([]);
});
