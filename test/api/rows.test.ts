/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { DiditClient } from '../../nodes/api/client';
import { rows } from '../../nodes/api/rows';
import type { DiditContext, DiditResponse } from '../../nodes/api/types';

const context = { getNode: () => ({ name: 'Didit' }) } as DiditContext;

/** A list in pages that come when they are told to. */
function slowList() {
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
	const list = rows(
		context,
		client,
		{ method: 'GET', path: ['sessions'] },
		{ offset: 0, limit: Infinity },
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
