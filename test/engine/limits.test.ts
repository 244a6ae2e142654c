/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { INodeExecutionData } from 'n8n-workflow';
import { byId, fault, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { control, didit, newApplication, requestsOf } from '../support/sandbox';
import { systemClock } from '../../nodes/api/util/clock';
import { quickTime } from '../support/time';

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

async function limit(settings: object): Promise<void> {
	await control('POST', '/limits', { api_key: application.api_key, enabled: true, ...settings });
}

const customers = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { customer: `customer-${index}` } }));

async function createSessions(count: number, more: object = {}) {
	return await operate(
		application,
		'session.create',
		{
			workflowId: byId(application.default_workflow_id),
			vendorData: '={{ $json.customer }}',
		},
		{ items: customers(count), ...more },
	);
}

const names = (items: INodeExecutionData[]) => items.map(({ json }) => json.vendor_data);

describe('a list that is longer than what Didit takes', () => {
	test.each(['all', 'retry_after', 'retry_after_date', 'none'])(
		'gets through whole, each once (headers: %s)',
		async (headers) => {
			// Didit's window is a minute: its clock goes on with every wait of the node.
			quickTime(async (_signal, passed) => {
				await control('POST', '/clock', { advance_seconds: passed / 1000 });
			});
			await limit({ create: 12, headers });
			const run = await createSessions(20);
			expect(run.error).toBeUndefined();
			expect(names(run.items)).toEqual(customers(20).map(({ json }) => json.customer));
			const { count } = await didit(application, 'GET', '/sessions/?limit=100');
			expect(count).toBe(20);
		},
	);

	afterEach(async () => {
		jest.restoreAllMocks();
		await control('POST', '/clock', { reset: true });
	});

	test('stops at the limit by itself, without being refused', async () => {
		await limit({ create: 12 });
		let cancel = () => {};
		const run = createSessions(30, { begun: (stop: () => void) => (cancel = stop) });
		while ((await requestsOf(application)).length < 12) await later();
		cancel();
		await run.catch(() => undefined);
		const { length } = (await requestsOf(application)).filter(({ status }) => status === 201);
		expect(length).toBe(12);
		expect(await requestsOf(application)).toHaveLength(12);
	});

	test('says nothing of waiting where it did not wait', async () => {
		await limit({ create: 30 });
		const run = await createSessions(30);
		expect(run.hints).toEqual([]);
	});

	test('waits no longer than Max Wait, and the others get through', async () => {
		await limit({ create: 4 });
		const run = await operate(
			application,
			'session.create',
			{ workflowId: byId(application.default_workflow_id), options: { maxWait: 3 } },
			{ items: customers(6), onError: 'continueRegularOutput' },
		);
		const errors = run.items.map(({ json }) => json.error).filter(Boolean);
		expect(errors).toHaveLength(2);
		for (const error of errors) {
			expect(error).toMatch(/^Didit is limiting the number of requests.*Max Wait, 3 seconds/);
		}
	});
});

test('a run that stood still says for how long', async () => {
	quickTime();
	// Three quarters of a second longer than Didit asks: far from where rounding could go either way.
	jest.spyOn(systemClock, 'random').mockReturnValue(0.75);
	await fault(application, { kind: 'status', status: 429, headers: { 'retry-after': '42' } });
	const run = await operate(application, 'billing.getBalance');
	expect(run.error).toBeUndefined();
	expect(run.hints).toEqual([
		'Didit limits the requests per minute. This run stood still for 43 seconds in all because of it.',
	]);
	jest.restoreAllMocks();
});

test('a limit of one kind of request does not hold up another', async () => {
	await limit({ get: 1 });
	const read = await operate(application, 'billing.getBalance');
	expect(read.requests[0]?.headers).toBeDefined();
	const run = await createSessions(8);
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(8);
});

test('what one execution learnt the next one knows', async () => {
	await limit({ get: 3 });
	await operate(application, 'billing.getBalance', {}, { items: customers(3) });
	const run = await operate(application, 'billing.getBalance', { options: { maxWait: 5 } });
	expect(run.error?.message).toBe('Didit is limiting the number of requests');
	expect(run.error?.description).toMatch(/^Nothing was sent\./);
	expect(run.sent).toEqual([]);
});

test('a refusal that lasts longer than a minute holds up only its own item', async () => {
	await fault(application, { kind: 'status', status: 429, headers: { 'retry-after': '7200' } });
	const run = await createSessions(8, { onError: 'continueRegularOutput' });
	const errors = run.items.map(({ json }) => json.error).filter(Boolean);
	expect(errors).toEqual([expect.stringContaining('Max Wait, 300 seconds')]);
	expect(run.hints).toEqual(['1 of 8 items did not go through. Each says why.']);
});

const later = async () => await new Promise((resolve) => setTimeout(resolve, 10));
