/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { INodeParameters } from 'n8n-workflow';
import { answerWith, fault, newSessions, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication, requestsOf, sandboxUrl } from '../support/sandbox';
import { quickTime } from '../support/time';

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
	expect(run.error?.message).toBe(`"Limit" must be a whole number, at least 1, not ${limit}`);
	expect(run.sent).toEqual([]);
});

test.each([-1, 0.5])('an offset of %p is refused', async (offset) => {
	const run = await getSessions({ options: { offset } });
	expect(run.error?.message).toBe(`"Offset" must be a whole number, at least 0, not ${offset}`);
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

describe('a list that changes while it is read', () => {
	const page = (from: number, count: number, next: number | null) => ({
		count: 0,
		next: next === null ? null : `${sandboxUrl()}/v3/sessions/?offset=${next}`,
		results: numbers(from, from - count + 1).map((number) => ({
			session_id: `id-${number}`,
			session_number: number,
		})),
	});

	test('gives rows once that moved on to the next page', async () => {
		await answerWith(application, 200, page(10, 4, 4));
		// Two sessions came to be meanwhile: 8 and 7 are on this page again.
		await answerWith(application, 200, page(8, 4, 8));
		await answerWith(application, 200, page(4, 4, null));
		const run = await getSessions({ returnAll: true });
		expect(run.found).toEqual(numbers(10, 1));
	});

	test('goes on through pages that bring nothing new', async () => {
		await answerWith(application, 200, page(6, 3, 3));
		await answerWith(application, 200, page(6, 3, 6));
		await answerWith(application, 200, page(3, 3, null));
		const run = await getSessions({ returnAll: true });
		expect(run.found).toEqual(numbers(6, 1));
	});

	test('gives as many rows as were asked for, those left out not counted', async () => {
		await answerWith(application, 200, page(6, 3, 3));
		await answerWith(application, 200, page(5, 3, 6));
		await answerWith(application, 200, page(2, 2, 9));
		const run = await getSessions({ limit: 5 });
		expect(run.found).toEqual(numbers(6, 2));
		expect(run.sent).toHaveLength(3);
	});

	test('keeps rows without an ID, and rows of lists that have none', async () => {
		const row = { type: 'face' };
		await answerWith(application, 200, { next: null, results: [row, row] });
		expect((await getSessions({ returnAll: true, simplify: false })).items).toHaveLength(2);
		await answerWith(application, 200, { next: null, results: [row, row] });
		const blocked = await operate(application, 'blocklist.getAll', { returnAll: true });
		expect(blocked.items).toHaveLength(2);
	});

	test('ends with an error where the pages only pretend to go on', async () => {
		for (const next of [3, 6, 9, 12]) await answerWith(application, 200, page(6, 3, next));
		const run = await getSessions({ returnAll: true });
		expect(run.error?.message).toBe('The list of Didit does not come to an end');
		expect(run.sent).toHaveLength(3);
	});
});

describe('a page in the middle', () => {
	beforeEach(async () => {
		await newSessions(application, 250);
		quickTime();
	});
	afterEach(() => jest.restoreAllMocks());

	test.each([
		['that fails is asked for again', { kind: 'drop_after' }],
		[
			'that is refused is waited for',
			{ kind: 'status', status: 429, headers: { 'retry-after': '30' } },
		],
		['that comes in half is asked for again', { kind: 'truncate' }],
	])('%s, and the list goes on from there', async (_what, trouble) => {
		await answerWith(application, 200, await firstPage());
		await fault(application, { ...trouble, path: '/v3/sessions/' });
		const run = await getSessions({ returnAll: true });
		expect(run.found).toEqual(numbers(250, 1));
		expect(run.sent.map(({ query }) => query.offset)).toEqual(['0', '100', '100', '200']);
	});

	test('that fails for good fails the item', async () => {
		await answerWith(application, 200, await firstPage());
		await fault(application, { kind: 'status', status: 403, path: '/v3/sessions/' });
		const run = await getSessions({ returnAll: true });
		expect(run.error?.message).toMatch(/^Didit did not allow this/);
		expect(run.items).toEqual([]);
	});

	test('is not waited for when the execution is cancelled', async () => {
		const next = `${sandboxUrl()}/v3/users/`;
		await answerWith(application, 200, { next, results: [{}] }, { path: '/v3/sessions/' });
		await fault(application, { kind: 'latency', ms: 60_000, path: '/v3/users/' });
		let cancel = () => {};
		const run = getSessions({ returnAll: true }, { begun: (stop: () => void) => (cancel = stop) });
		while ((await requestsOf(application)).length < 2) await later();
		cancel();
		await run.catch(() => undefined);
		expect(await requestsOf(application)).toHaveLength(2);
	});

	/** What Didit answers to the first page; it comes from the book of faults from then on. */
	async function firstPage(): Promise<unknown> {
		return await didit(application, 'GET', '/sessions/?limit=100&offset=0');
	}
});

const later = async () => await new Promise((resolve) => setTimeout(resolve, 10));
