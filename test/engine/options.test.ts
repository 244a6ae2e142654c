import type { INodeExecutionData, INodeParameters, INodeProperties } from 'n8n-workflow';
import { Didit } from '../../nodes/Didit/Didit.node';
import { byId, fault, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';
import { quickTime } from '../support/time';

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});
afterEach(() => jest.restoreAllMocks());

const items = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { index } }));

/** The options that the editor shows for an operation, in its order. */
function optionsOf(resource: string, operation: string) {
	const field = new Didit().description.properties.find(
		({ name, displayOptions }) =>
			name === 'options' &&
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);
	expect(field).toMatchObject({ displayName: 'Options', type: 'collection', default: {} });
	return (field?.options ?? []) as INodeProperties[];
}

test.each([
	['user', 'get', ['concurrentItems', 'maxWait']],
	['user', 'getAll', ['concurrentItems', 'maxWait', 'offset']],
	['session', 'create', ['concurrentItems', 'maxWait', 'repeatAfterLostAnswer']],
	['session', 'getPdf', ['concurrentItems', 'maxWait', 'binaryPropertyName']],
	['account', 'login', ['baseUrl', 'maxWait']],
	['session', 'waitForDecision', ['maxWait', 'returnUrl']],
])('%s.%s has its options and the common ones', (resource, operation, names) => {
	expect(optionsOf(resource, operation).map(({ name }) => name)).toEqual(names);
});

test('the editor takes what they may be, and says so', () => {
	const [concurrentItems, maxWait] = optionsOf('user', 'get');
	expect(concurrentItems).toMatchObject({
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
		default: 5,
		description: expect.stringContaining('at most 50') as string,
	});
	expect(maxWait).toMatchObject({
		displayName: 'Max Wait (Seconds)',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		description: expect.stringContaining('in all') as string,
	});
});

describe('Concurrent Items', () => {
	async function mostInFlight(options: INodeParameters, count = 12): Promise<number> {
		await fault(application, { kind: 'latency', ms: 20, times: null });
		const run = await operate(
			application,
			'billing.getBalance',
			{ options },
			{ items: items(count) },
		);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items(count).map((_, item) => ({ item })),
		);
		return Math.max(...run.requests.map(({ in_flight }) => in_flight));
	}

	test('is five if nobody says otherwise', async () => {
		expect(await mostInFlight({})).toBe(5);
	});

	test('may be one, and then they go one after the other', async () => {
		expect(await mostInFlight({ concurrentItems: 1 }, 4)).toBe(1);
	});

	test('may be more, and come from an expression of the first item', async () => {
		expect(await mostInFlight({ concurrentItems: '={{ 9 - $json.index }}' }, 40)).toBe(9);
	});

	test('may be fifty', async () => {
		const options = { concurrentItems: 50 };
		const run = await operate(application, 'billing.getBalance', { options });
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(1);
	});

	test.each([0, 51, 2.5, '={{ "many" }}'])('cannot be %p', async (concurrentItems) => {
		const run = await operate(application, 'billing.getBalance', { options: { concurrentItems } });
		expect(run.error?.message).toMatch(/^"Concurrent Items" must be a (whole )?number/);
		expect(run.error?.description).toContain('Nothing was sent to Didit');
		expect(run.sent).toEqual([]);
	});
});

describe('Max Wait', () => {
	test.each([-1, '={{ "long" }}'])('cannot be %p', async (maxWait) => {
		const run = await operate(application, 'billing.getBalance', { options: { maxWait } });
		expect(run.error?.message).toMatch(/^"Max Wait \(Seconds\)" must be a number/);
		expect(run.sent).toEqual([]);
	});

	test('of nothing sends every request once', async () => {
		await fault(application, { kind: 'status', status: 503 });
		const run = await operate(application, 'billing.getBalance', { options: { maxWait: 0 } });
		expect(run.error?.description).toMatch(/Nothing was changed.*Max Wait, 0 seconds/);
		expect(run.sent).toHaveLength(1);
	});

	test('is each item’s own', async () => {
		quickTime();
		await fault(application, { kind: 'status', status: 429, headers: { 'retry-after': '50' } });
		await fault(application, { kind: 'status', status: 429, headers: { 'retry-after': '50' } });
		const run = await operate(
			application,
			'billing.getBalance',
			{ options: { maxWait: '={{ $json.index === 0 ? 40 : 60 }}' } },
			{ items: items(2), onError: 'continueRegularOutput' },
		);
		expect(run.items.map(({ json }) => json.error)).toEqual([
			expect.stringContaining('Max Wait, 40 seconds'),
			undefined,
		]);
	});
});

describe('Repeat After Lost Answer', () => {
	beforeEach(async () => {
		application = await newApplication({ reuse_sessions: true });
		quickTime();
	});

	async function createSession(person: INodeParameters, repeats: boolean, times = 1) {
		await fault(application, { kind: 'drop_after', method: 'POST', times });
		const run = await operate(application, 'session.create', {
			workflowId: byId(application.default_workflow_id),
			...person,
			options: { repeatAfterLostAnswer: repeats },
		});
		const { results } = await didit<{ results: Array<{ session_id: string }> }>(
			application,
			'GET',
			'/sessions/',
		);
		return { run, made: results.map(({ session_id: id }) => id) };
	}

	test('gets the session that was made', async () => {
		const { run, made } = await createSession({ vendorData: 'user-1' }, true);
		expect(run.sent).toHaveLength(2);
		expect(run.sent[1]).toEqual(run.sent[0]);
		expect(made).toHaveLength(1);
		expect(run.items.map(({ json }) => json.session_id)).toEqual(made);
	});

	test('does nothing of itself', async () => {
		const { run } = await createSession({ vendorData: 'user-1' }, false);
		expect(run.sent).toHaveLength(1);
		expect(run.error?.description).toContain('not known whether');
	});

	test('does nothing without vendor data: that would be a second session', async () => {
		const { run, made } = await createSession({}, true);
		expect(run.sent).toHaveLength(1);
		expect(run.error?.description).toContain('not known whether');
		expect(made).toHaveLength(1);
	});

	test('that fails again and again says that nobody knows, and that another try does no harm', async () => {
		const { run, made } = await createSession({ vendorData: 'user-1' }, true, 5);
		expect(run.sent).toHaveLength(5);
		expect(made).toHaveLength(1);
		expect(run.error?.description).toBe(
			'It is not known whether Didit carried the request out. It can be sent again without harm.',
		);
	});
});
