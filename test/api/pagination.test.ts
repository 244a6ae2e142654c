/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { DiditClient, SendOptions } from '../../nodes/api/DiditClient';
import type { Range } from '../../nodes/api/pagination';
import { paginate } from '../../nodes/api/pagination';
import type { DiditContext, DiditResponse } from '../../nodes/api/types';

const context = { getNode: () => ({ name: 'Didit' }) } as DiditContext;

/** A list in pages that come when they are told to. */
function slowList(range: Partial<Range> = {}) {
	const asked: string[] = [];
	const answers: Array<(outcome: DiditResponse | Error) => void> = [];
	const ask = async (what: string): Promise<DiditResponse> => {
		asked.push(what);
		return await new Promise((resolve, reject) => {
			answers.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
		});
	};
	const client = {
		send: async () => await ask('first'),
		sendNext: async (link: string) => await ask(link),
	} as unknown as DiditClient;
	const list = paginate(
		context,
		client,
		{ method: 'GET', path: ['sessions'] },
		{ offset: 0, limit: Infinity, ...range },
	);
	return { asked, answers, list };
}

const page = (names: string[], next: string | null): DiditResponse => ({
	status: 200,
	headers: {},
	body: { next, results: names.map((name) => ({ name })) },
});

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

test('the next page is asked for while this one is worked on, and no page further', async () => {
	const { asked, answers, list } = slowList();
	const first = list.next();
	answers[0]?.(page(['a', 'b'], '2'));
	expect(await first).toEqual({ done: false, value: { name: 'a' } });
	expect(asked).toEqual(['first', '2']);
	answers[1]?.(page(['c'], '3'));
	await settled();
	expect(asked).toEqual(['first', '2']);
	expect((await list.next()).value).toEqual({ name: 'b' });
	expect((await list.next()).value).toEqual({ name: 'c' });
	expect(asked).toEqual(['first', '2', '3']);
	answers[2]?.(page([], null));
	expect(await list.next()).toEqual({ done: true, value: undefined });
});

test('where rows may not be wanted at all, the next page is asked for once they are', async () => {
	const { asked, answers, list } = slowList({ isLazy: true });
	const first = list.next();
	answers[0]?.(page(['a', 'b'], '2'));
	await first;
	expect((await list.next()).value).toEqual({ name: 'b' });
	await settled();
	expect(asked).toEqual(['first']);
	const third = list.next();
	await settled();
	expect(asked).toEqual(['first', '2']);
	answers[1]?.(page(['c'], null));
	expect((await third).value).toEqual({ name: 'c' });
	expect((await list.next()).done).toBe(true);
	expect(asked).toEqual(['first', '2']);
});

test('a page that fails ahead of time does not keep back the rows that are there', async () => {
	const { answers, list } = slowList();
	const first = list.next();
	answers[0]?.(page(['a', 'b'], '2'));
	await first;
	answers[1]?.(new Error('Page 2 failed'));
	await settled();
	expect((await list.next()).value).toEqual({ name: 'b' });
	await expect(list.next()).rejects.toThrow('Page 2 failed');
});

test('a page that fails when nobody wants it any more disturbs nobody', async () => {
	const unhandled = jest.fn();
	process.on('unhandledRejection', unhandled);
	const { answers, list } = slowList();
	const first = list.next();
	answers[0]?.(page(['a', 'b'], '2'));
	await first;
	await list.return(undefined);
	answers[1]?.(new Error('Page 2 failed'));
	await settled();
	process.off('unhandledRejection', unhandled);
	expect(unhandled).not.toHaveBeenCalled();
});

describe('a list that is there at once', () => {
	const ALL: Range = { offset: 0, limit: Infinity };
	const REQUEST = { method: 'GET', path: ['sessions'], query: { status: 'Approved' } } as const;
	const OPTIONS = { itemIndex: 7, maxWait: 5 };

	/** Reads what is answered like this, one page after the other. */
	async function read(bodies: unknown[], range = ALL, idField?: string) {
		const asked: unknown[][] = [];
		const answer = async (what: unknown[], { expects, ...more }: SendOptions) => {
			if (asked.push([...what, more]) > bodies.length) throw new Error('Asked for too many pages');
			const body = bodies[asked.length - 1];
			if (!expects?.fits(body)) throw new Error(`Not ${expects?.what}`);
			return { status: 200, headers: {}, body };
		};
		const client = {
			send: async (request: unknown, options: SendOptions) => await answer([request], options),
			sendNext: async (link: unknown, request: unknown, options: SendOptions) =>
				await answer([link, request], options),
		} as unknown as DiditClient;
		const found: unknown[] = [];
		for await (const row of paginate(context, client, REQUEST, range, OPTIONS, idField)) {
			found.push(row);
		}
		return { found, asked };
	}

	const of = (...ids: unknown[]) => ids.map((id) => ({ id }));
	const linked = (next: unknown, ...ids: unknown[]) => ({ next, results: of(...ids) });

	test.each([
		[
			{ offset: 0, limit: Infinity },
			{ limit: 100, offset: 0 },
		],
		[
			{ offset: 20, limit: 100 },
			{ limit: 100, offset: 20 },
		],
		[
			{ offset: 0, limit: 101 },
			{ limit: 100, offset: 0 },
		],
		[
			{ offset: 0, limit: 3 },
			{ limit: 3, offset: 0 },
		],
	])('is asked for in pages of a hundred at most (%j)', async (range, asks) => {
		const { asked } = await read([[]], range);
		expect(asked).toEqual([[{ ...REQUEST, query: { status: 'Approved', ...asks } }, OPTIONS]]);
	});

	test('goes on where the link says, as the same request', async () => {
		const { found, asked } = await read([linked('two', 1), linked('three', 2), linked(null, 3)]);
		expect(found).toEqual(of(1, 2, 3));
		expect(asked.slice(1)).toEqual([
			['two', REQUEST, OPTIONS],
			['three', REQUEST, OPTIONS],
		]);
	});

	test.each([null, undefined, '', 7, { href: 'two' }])('ends where next is %j', async (next) => {
		expect((await read([linked(next, 1)])).found).toEqual(of(1));
	});

	test.each([
		['a whole list', [of(1, 2, 3)], ALL, [1, 2, 3]],
		['a part of a whole list', [of(1, 2, 3, 4)], { offset: 1, limit: 2 }, [2, 3]],
		['a page, which was skipped to already', [linked(null, 3, 4)], { offset: 2, limit: 9 }, [3, 4]],
		['no more than wanted', [linked(null, 1, 2, 3)], { offset: 0, limit: 2 }, [1, 2]],
		['as many as wanted', [linked('two', 1, 2)], { offset: 0, limit: 2 }, [1, 2]],
		[
			'as many as wanted, from several pages',
			[linked('two', 1, 2), linked('three', 3, 4)],
			{ offset: 0, limit: 3 },
			[1, 2, 3],
		],
		['nothing', [linked(null)], ALL, []],
	])('gives %s', async (_what, bodies, range, ids) => {
		expect((await read(bodies, range)).found).toEqual(of(...ids));
	});

	test('gives rows once, where something tells them apart', async () => {
		const bodies = [linked('two', 1, null, null), linked(null, 2, 1, undefined, undefined, 2, 3)];
		expect((await read(bodies, ALL, 'id')).found).toEqual(
			of(1, null, null, 2, undefined, undefined, 3),
		);
		expect((await read(bodies)).found).toHaveLength(9);
	});

	test.each([
		...[undefined, null, '', 'text', 7, {}, { results: {} }, { results: null }],
		...[{ error: 'no' }, [7], [[1]], ['a'], { results: [{ id: 1 }, true] }],
	])('has to be a list of records, which %j is not', async (body) => {
		await expect(read([body])).rejects.toThrow('Not a list');
	});

	test('leaves out what holds nothing', async () => {
		expect((await read([[null, { id: 1 }]])).found).toEqual(of(1));
		expect((await read([{ results: [{ id: 1 }, null] }])).found).toEqual(of(1));
	});

	test.each([
		['the same link again', [linked('two', 1), linked('two', 2), linked(null, 3)]],
		['an empty page', [linked('two', 1), linked('three'), linked(null, 2)]],
		[
			'a third page that begins as the two before',
			[linked('two', 1, 2), linked('three', 1, 3), linked('four', 1, 4), linked(null, 5)],
		],
	])('has to get on, and does not with %s', async (_what, bodies) => {
		await expect(read(bodies)).rejects.toMatchObject({
			message: 'The list of Didit does not come to an end',
			description: expect.stringContaining('try again') as string,
			context: { itemIndex: 7 },
		});
	});

	test('may begin two pages alike, one after the other', async () => {
		const bodies = [linked('2', 1), linked('3', 1), linked('4', 2), linked('5', 1), linked('', 1)];
		expect((await read(bodies)).found).toEqual(of(1, 1, 2, 1, 1));
	});
});
