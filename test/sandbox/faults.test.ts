import { newClient, useClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();
const didit = useClient(sandbox);

describe('faults', () => {
	const create = () =>
		didit.post('questionnaires/', {
			title: 'Q',
			form_elements: [{ element_type: 'date', label: { en: 'When?' } }],
		});
	const count = async () => (await didit.get('questionnaires/')).body.count;
	const order = (fault: Record<string, unknown>) =>
		sandbox.control('faults', { api_key: didit.key, method: 'POST', ...fault });

	test('a status is answered without work, as often as asked', async () => {
		await order({ kind: 'status', status: 503, times: 2, headers: { 'retry-after': '1' } });
		const replies = [await create(), await create(), await create()];
		expect(replies.map(({ status }) => status)).toEqual([503, 503, 201]);
		expect(replies[0]?.headers.get('retry-after')).toBe('1');
		expect(await count()).toBe(1);
	});

	test('status_after answers wrongly, but the work is done', async () => {
		await order({
			kind: 'status_after',
			status: 502,
			body: '<h1>Bad</h1>',
			content_type: 'text/html',
		});
		const reply = await create();
		expect([reply.status, reply.text]).toEqual([502, '<h1>Bad</h1>']);
		expect(await count()).toBe(1);
	});

	test.each([
		['drop_before', 0],
		['drop_after', 1],
		['truncate', 1],
	])('%s breaks the connection with %i done', async (kind, done) => {
		await order({ kind });
		await expect(create()).rejects.toThrow();
		expect(await count()).toBe(done);
	});

	test('latency is played, and the work is done', async () => {
		await order({ kind: 'latency', ms: 80 });
		expect((await create()).status).toBe(201);
		const { requests } = await sandbox.control(`book?api_key=${didit.key}`);
		expect(requests).toMatchObject([{ fault: 'latency', status: 201, in_flight: 1 }]);
	});

	test('are scoped by key, path and method', async () => {
		const other = await newClient(sandbox);
		await order({ kind: 'redirect', path: '^/v3/quest.*/$', location: 'http://127.0.0.1:1/' });
		const elsewhere = await didit.post('billing/top-up/', { amount_in_dollars: 50 });
		const foreign = await other.post('questionnaires/', {});
		expect([elsewhere.status, foreign.status]).toEqual([200, 400]);
		const reply = await create();
		expect([reply.status, reply.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/']);
	});

	describe('left to chance', () => {
		const ask = (n: number) => didit.get(`users/user-${n}/`);
		/** What 200 different requests meet, and then the same 200 once more. */
		const played = async (seed: number) => {
			const faults = [
				{ kind: 'status', status: 429, chance: 0.3, seed },
				{ kind: 'drop_before', chance: 0.1, seed: seed + 1 },
			];
			for (const fault of faults) await order({ ...fault, method: 'GET', times: null });
			const numbers = Array.from({ length: 400 }, (_, index) => index % 200);
			const statuses: Array<number | null> = [];
			for (const n of numbers) {
				statuses.push(
					await ask(n).then(
						({ status }) => status,
						() => null,
					),
				);
			}
			await sandbox.control(`faults?api_key=${didit.key}`, undefined, 'DELETE');
			return statuses;
		};

		test('the same seed plays the same again, another one does not', async () => {
			const [first, again, other] = [await played(1), await played(1), await played(7)];
			expect(again).toEqual(first);
			expect(other).not.toEqual(first);
			expect(first.slice(200)).not.toEqual(first.slice(0, 200));
			const share = (status: number | null) => first.filter((one) => one === status).length / 400;
			// Five standard deviations around what was asked for.
			expect(Math.abs(share(429) - 0.3)).toBeLessThan(0.115);
			expect(Math.abs(share(null) - 0.07)).toBeLessThan(0.065);
		});

		test('what a request meets does not hang on what came before it', async () => {
			const fates = async (numbers: number[]) => {
				await order({
					kind: 'status',
					status: 500,
					method: 'GET',
					times: null,
					chance: 0.5,
					seed: 3,
				});
				const replies = new Map<number, number>();
				for (const n of numbers) replies.set(n, (await ask(n)).status);
				await sandbox.control(`faults?api_key=${didit.key}`, undefined, 'DELETE');
				return numbers.sort((a, b) => a - b).map((n) => replies.get(n));
			};
			const numbers = Array.from({ length: 20 }, (_, index) => index);
			const forwards = await fates([...numbers]);
			expect(await fates([...numbers].reverse())).toEqual(forwards);
			expect(new Set(forwards)).toEqual(new Set([404, 500]));
		});
	});
});
