import { DiditClient } from '../../nodes/api/client';
import { LOGIN_FAILED } from '../../nodes/api/exchange';
import { EXECUTE_POLICY } from '../../nodes/api/policies';
import { connectionLost, setUp } from './answers';

test('after a refused login nothing more is sent', async () => {
	const refused = Object.assign(new Error('Didit refused the login'), { name: LOGIN_FAILED });
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

describe('n8n repeats a Bearer request with a new token', () => {
	/** The statuses on which it may, for each of the requests that are answered like this. */
	async function renewals(answers: number[]): Promise<unknown[]> {
		const { context, clock } = setUp([]);
		const settings: unknown[] = [];
		context.helpers.httpRequestWithAuthentication = async (_type, _options, additional) => {
			const statusCode = answers[settings.push(additional) - 1];
			return { statusCode, headers: {}, body: [] };
		};
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		const request = { method: 'GET', path: ['organizations', 'me'], access: 'bearer' } as const;
		for (let count = 0; count < answers.length; count++) {
			await client.send(request).catch(() => undefined);
		}
		return settings.map(
			(additional) =>
				(additional as { preAuthenticationRetryStatusCode: number[] })
					.preAuthenticationRetryStatusCode,
		);
	}

	test.each([[[200, 404, 200]], [[409, 200]]])(
		'on 401 and on 403, whatever else comes (%j)',
		async (answers) => {
			expect(await renewals(answers)).toEqual(answers.map(() => [401, 403]));
		},
	);

	test.each([401, 403])('no more once a new one got %d as well', async (status) => {
		expect(await renewals([200, status, 200, 200])).toEqual([[401, 403], [401, 403], [], []]);
	});
});
