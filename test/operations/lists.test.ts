import type { INodeParameters } from 'n8n-workflow';
import { countingServer } from '../support/countingServer';
import { answerWith, newSessions, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication, sandboxUrl } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

const numbers = (from: number, to: number) =>
	Array.from({ length: from - to + 1 }, (_, index) => from - index);

async function getSessions(parameters: INodeParameters, more = {}) {
	const run = await operate(application, 'session.getAll', parameters, more);
	return { ...run, found: run.items.map(({ json }) => json.session_number) };
}

describe('pages of sessions, the newest first', () => {
	beforeEach(async () => {
		await newSessions(application, 250);
	});

	test.each<[string, INodeParameters, number[], object[]]>([
		[
			'Return All asks for pages of 100 until there is no next',
			{ returnAll: true },
			numbers(250, 1),
			[
				{ limit: '100', offset: '0' },
				{ limit: '100', offset: '100' },
				{ limit: '100', offset: '200' },
			],
		],
		['the limit is 50 by default', {}, numbers(250, 201), [{ limit: '50', offset: '0' }]],
		['a limit of one', { limit: 1 }, [250], [{ limit: '1', offset: '0' }]],
		['a limit of a page', { limit: 100 }, numbers(250, 151), [{ limit: '100', offset: '0' }]],
		[
			'a limit across pages',
			{ limit: 120 },
			numbers(250, 131),
			[
				{ limit: '100', offset: '0' },
				{ limit: '100', offset: '100' },
			],
		],
		[
			'an offset',
			{ limit: 3, options: { offset: 10 } },
			numbers(240, 238),
			[{ limit: '3', offset: '10' }],
		],
		[
			'an offset for Return All',
			{ returnAll: true, options: { offset: 245 } },
			numbers(5, 1),
			[{ limit: '100', offset: '245' }],
		],
		[
			'an offset beyond the end',
			{ returnAll: true, options: { offset: 999 } },
			[],
			[{ limit: '100', offset: '999' }],
		],
	])('%s', async (_what, parameters, found, queries) => {
		const run = await getSessions(parameters);
		expect(run.error).toBeUndefined();
		expect(run.found).toEqual(found);
		expect(run.sent.map(({ query }) => query)).toEqual(queries);
	});

	test('the filter goes along to every page', async () => {
		const run = await getSessions({ returnAll: true, filters: { status: 'Not Started' } });
		expect(run.sent.map(({ query }) => query.status)).toEqual(Array(3).fill('Not Started'));
	});
});

test('users are never asked for more than 200 at a time', async () => {
	const { error, sent } = await operate(application, 'user.getAll', { limit: 1000 });
	expect(error).toBeUndefined();
	expect(Number(sent[0]?.query.limit)).toBeLessThanOrEqual(200);
});

describe('the shape of the answer', () => {
	const rows = [{ uuid: 'a' }, { uuid: 'b' }, { uuid: 'c' }];

	test.each<[string, unknown, INodeParameters, string[]]>([
		['a bare array', rows, { returnAll: true }, ['a', 'b', 'c']],
		['a bare array, limited here', rows, { limit: 2 }, ['a', 'b']],
		['a bare array, skipped here', rows, { limit: 1, options: { offset: 1 } }, ['b']],
		['results', { count: 3, next: null, results: rows }, { returnAll: true }, ['a', 'b', 'c']],
		['results without next', { results: rows }, { returnAll: true }, ['a', 'b', 'c']],
		['results with a count that is wrong', { count: 9, results: rows }, {}, ['a', 'b', 'c']],
		['more than was asked for', { results: rows }, { limit: 2 }, ['a', 'b']],
		['an empty array', [], {}, []],
	])('%s', async (_what, body, parameters, found) => {
		await answerWith(application, 200, body);
		const run = await operate(application, 'workflow.getAll', parameters);
		expect(run.error).toBeUndefined();
		expect(run.items.map(({ json }) => json.uuid)).toEqual(found);
	});

	test('anything else is no list', async () => {
		await answerWith(application, 200, { workflows: [] });
		const run = await operate(application, 'workflow.getAll');
		expect(run.error?.message).toBe('The answer of Didit is not a list');
		expect(run.error?.description).toContain('base URL');
	});
});

describe('next', () => {
	const row = { session_number: 1 };

	test.each([
		['absolute', () => `${sandboxUrl()}/v3/sessions/?limit=100&offset=100`],
		['relative', () => '/v3/sessions/?limit=100&offset=100'],
		['of the query only', () => '/v3/sessions/?cursor=a%2Fb&limit=100'],
	])('is followed when it is %s', async (_what, next) => {
		await answerWith(application, 200, { next: next(), results: [row] });
		await answerWith(application, 200, { next: null, results: [{ session_number: 2 }] });
		const run = await getSessions({ returnAll: true });
		expect(run.found).toEqual([1, 2]);
		expect(run.sent[1]?.query).toEqual(
			Object.fromEntries(new URL(next(), sandboxUrl()).searchParams),
		);
	});

	test('on another host is not followed: the key stays here', async () => {
		const stranger = await countingServer();
		await answerWith(application, 200, { next: `${stranger.url}/v3/sessions/`, results: [row] });
		const run = await getSessions({ returnAll: true });
		expect(run.error?.message).toBe('The list continues at an address outside Didit');
		expect(run.error?.description).toContain('It was not followed');
		expect(await stranger.close()).toBe(0);
	});

	test.each([
		['outside the path of the API', '/admin/sessions/'],
		['above the path of the API', '/v3/../sessions/'],
		['with a user name', 'http://user@127.0.0.1/v3/sessions/'],
		['of another scheme', 'file:///v3/sessions/'],
	])('%s is not followed', async (_what, next) => {
		await answerWith(application, 200, { next, results: [row] });
		const run = await getSessions({ returnAll: true });
		expect(run.error?.message).toBe('The list continues at an address outside Didit');
		expect(run.sent).toHaveLength(1);
	});

	test('that repeats ends with an error instead of going round for ever', async () => {
		const next = `${sandboxUrl()}/v3/sessions/?offset=100`;
		await answerWith(application, 200, { next, results: [row] }, { times: null });
		const run = await getSessions({ returnAll: true });
		expect(run.error?.message).toBe('The list of Didit does not come to an end');
		expect(run.sent).toHaveLength(2);
	});

	test('after an empty page ends with an error, too', async () => {
		const next = `${sandboxUrl()}/v3/sessions/?offset=100`;
		await answerWith(application, 200, { next, results: [] }, { times: null });
		const run = await getSessions({ returnAll: true });
		expect(run.error?.message).toBe('The list of Didit does not come to an end');
		expect(run.sent).toHaveLength(1);
	});

	test('is not followed once the limit is reached', async () => {
		const next = `${sandboxUrl()}/v3/sessions/?offset=1`;
		await answerWith(application, 200, { next, results: [row] }, { times: null });
		const run = await getSessions({ limit: 1 });
		expect(run.found).toEqual([1]);
		expect(run.sent).toHaveLength(1);
	});
});

test.each([0, -1, 1.5])('a limit of %p is refused', async (limit) => {
	const run = await getSessions({ limit });
	expect(run.error?.message).toBe('"Limit" must be a whole number from 1 on');
	expect(run.sent).toEqual([]);
});

test.each([-1, 0.5])('an offset of %p is refused', async (offset) => {
	const run = await getSessions({ options: { offset } });
	expect(run.error?.message).toBe('"Offset" must be a whole number from 0 on');
	expect(run.sent).toEqual([]);
});

test('every row is paired with the item that asked for it', async () => {
	await newSessions(application, 2, 'Approved');
	await newSessions(application, 3, 'In Review');
	const statuses = ['Approved', 'Declined', 'In Review'];
	const run = await getSessions(
		{ returnAll: true, filters: { status: '={{ $json.status }}' } },
		{ items: statuses.map((status) => ({ json: { status } })) },
	);
	expect(run.items.map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual([
		['Approved', { item: 0 }],
		['Approved', { item: 0 }],
		['In Review', { item: 2 }],
		['In Review', { item: 2 }],
		['In Review', { item: 2 }],
	]);
});
