import { DiditClient } from '../../nodes/api/DiditClient';
import { LOGIN_FAILED } from '../../nodes/api/http/sendOnce';
import { EXECUTE_POLICY } from '../../nodes/api/policies';
import { connectionLost, setUp } from './answers';

test('after a refused login nothing more is sent', async () => {
	const refused = Object.assign(new Error('Didit refused the login'), { code: LOGIN_FAILED });
	const { context, clock, sent } = setUp([refused]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const request = { method: 'GET', path: ['organizations', 'me'], access: 'bearer' } as const;
	const outcomes = await Promise.allSettled([1, 2, 3].map(async () => await client.send(request)));
	expect(sent).toHaveLength(1);
	expect(
		outcomes.map((outcome) => outcome.status === 'rejected' && String(outcome.reason.message)),
	).toEqual(Array(3).fill('Didit refused the login'));
});

test('a call of an account that got no answer does not keep back the next', async () => {
	const { context, clock, sent } = setUp([connectionLost(), { status: 200, body: [] }]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const request = { method: 'POST', path: ['organizations'], access: 'bearer' } as const;
	await expect(client.send(request)).rejects.toThrow('broke off');
	expect((await client.send(request)).body).toEqual([]);
	expect(sent).toHaveLength(2);
});

test.each([
	['bearer', 1],
	['open', 1],
	['apiKey', 3],
] as const)(
	'calls of an account go one after the other, those with a key do not (%s)',
	async (access, together) => {
		const { context, clock } = setUp([]);
		let underWay = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++underWay);
			await Promise.resolve();
			underWay--;
			return { statusCode: 200, headers: {}, body: [] };
		};
		Object.assign(context.helpers, { httpRequestWithAuthentication: work, httpRequest: work });
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		const request = { method: 'GET', path: ['organizations', 'me'], access } as const;
		await Promise.all([1, 2, 3].map(async () => await client.send(request)));
		expect(most).toBe(together);
	},
);

describe('a Bearer request goes out again, with a new token', () => {
	/** Whether each request that went out asked for another token, when Didit answers like this. */
	async function askedForNew(requests: number, answers: number[]): Promise<boolean[]> {
		const { context, clock, sent } = setUp(answers.map((status) => ({ status, body: [] })));
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		const request = { method: 'GET', path: ['organizations', 'me'], access: 'bearer' } as const;
		for (let count = 0; count < requests; count++) {
			await client.send(request).catch(() => undefined);
		}
		return sent.map(({ options }) => 'x-didit-not-with-token' in (options.headers ?? {}));
	}

	test.each([401, 403])('after %d, each time that it helps', async (status) => {
		expect(await askedForNew(2, [status, 200, status, 200])).toEqual([false, true, false, true]);
	});

	test.each([401, 403])('no more once a new one got %d as well', async (status) => {
		expect(await askedForNew(3, [status, status, status, 200])).toEqual([
			...[false, true],
			...[false, false],
		]);
	});

	test('after nothing else', async () => {
		expect(await askedForNew(3, [200, 404, 409])).toEqual([false, false, false]);
	});
});
