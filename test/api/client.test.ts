/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { DiditClient } from '../../nodes/api/client';
import { LOGIN_FAILED } from '../../nodes/api/exchange';
import { EXECUTE_POLICY, HOOK_POLICY } from '../../nodes/api/policies';
import type { Clock, DiditContext } from '../../nodes/api/types';

type Reply = { status: number; headers?: Record<string, string>; body?: unknown } | Error;

const KEY = 'key-that-must-not-show';

/** A context whose requests are answered from a list, and a clock on which waiting takes no time. */
function setUp(replies: Reply[]) {
	const sent: Array<{ type: string; options: IHttpRequestOptions }> = [];
	const waits: number[] = [];
	const reply = async (type: string, options: IHttpRequestOptions) => {
		sent.push({ type, options });
		const next = replies.shift() ?? new Error('More requests than expected');
		if (next instanceof Error) throw next;
		return { statusCode: next.status, headers: next.headers ?? {}, body: next.body };
	};
	const context = {
		getNode: () => ({ name: 'Didit', credentials: { diditApi: {}, diditAccountApi: {} } }),
		getCredentials: async (type: string) =>
			type === 'diditApi'
				? { apiKey: KEY, baseUrl: 'https://didit.test/v3' }
				: { password: 'pass word', accessToken: '', baseUrl: 'https://didit.test/auth/v2' },
		helpers: {
			httpRequestWithAuthentication: async (type: string, options: IHttpRequestOptions) =>
				await reply(type, options),
			httpRequest: async (options: IHttpRequestOptions) => await reply('none', options),
		},
	} as unknown as DiditContext;
	let time = 0;
	const clock: Clock = {
		now: () => time,
		wait: async (ms) => {
			waits.push(ms);
			time += ms;
		},
		random: () => 0,
	};
	return { context, clock, sent, waits };
}

const connectionRefused = () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
const connectionLost = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

test('waits as Didit asks, then sends a POST again', async () => {
	const { context, clock, sent, waits } = setUp([
		{ status: 429, headers: { 'retry-after': '12' } },
		{ status: 201, body: { session_id: 'x' } },
	]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const { body } = await client.send({ method: 'POST', path: ['session'], body: {} });
	expect(body).toEqual({ session_id: 'x' });
	expect(waits).toEqual([12_000]);
	expect(client.stoodStill).toBe(12_000);
	expect(sent.map(({ options }) => options.body)).toEqual(['{}', '{}']);
});

test('never follows redirects, sends an empty object as such, repeats lists in the query', async () => {
	const { context, clock, sent } = setUp([{ status: 200, body: {} }]);
	await new DiditClient(context, EXECUTE_POLICY, clock).send({
		method: 'POST',
		path: ['session', 'a b', 'share'],
		query: { status: ['x', 'y'], empty: '', none: undefined },
		body: {},
	});
	expect(sent[0]?.options).toMatchObject({
		url: 'https://didit.test/v3/session/a%20b/share/',
		body: '{}',
		headers: { 'Content-Type': 'application/json' },
		disableFollowRedirect: true,
		arrayFormat: 'repeat',
	});
	expect(sent[0]?.options.qs).toEqual({ status: ['x', 'y'] });
});

test('a POST whose connection broke off is not repeated, and says that its fate is unknown', async () => {
	const { context, clock, sent } = setUp([connectionLost()]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	await expect(client.send({ method: 'POST', path: ['session'], body: {} })).rejects.toMatchObject({
		message: 'The connection to Didit broke off',
		description: expect.stringContaining('not known whether') as string,
	});
	expect(sent).toHaveLength(1);
});

test('a POST that never got a connection is repeated', async () => {
	const { context, clock, waits } = setUp([connectionRefused(), { status: 201, body: {} }]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	await client.send({ method: 'POST', path: ['session'], body: {} });
	expect(waits).toEqual([0]);
});

test('a cancelled execution sends nothing', async () => {
	const { context, clock, sent } = setUp([]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock, AbortSignal.abort());
	await expect(client.send({ method: 'POST', path: ['session'] })).rejects.toMatchObject({
		message: 'The execution was cancelled',
		description: 'Nothing was sent.',
	});
	expect(sent).toHaveLength(0);
});

test('waits no longer than the person set, and says so', async () => {
	const { context, clock, waits } = setUp([
		{ status: 429, headers: { 'retry-after': '12' } },
		{ status: 429, headers: { 'retry-after': '12' } },
	]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const request = { method: 'GET', path: ['users'] } as const;
	await expect(client.send(request, { maxWait: 20_000 })).rejects.toMatchObject({
		description: expect.stringContaining('Max Wait, 20 seconds') as string,
	});
	expect(waits).toEqual([12_000]);
});

test('an error that echoes the key or a password does not show them', async () => {
	const { context, clock } = setUp([
		{ status: 400, body: { detail: `Bad key ${KEY}` } },
		{ status: 400, body: { password: ['"hunter2 x" is too common for ana@mail.test'] } },
	]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const first = await client
		.send({ method: 'GET', path: ['webhook'] })
		.catch((error: unknown) => error);
	const second = await client
		.send({
			method: 'POST',
			path: ['programmatic', 'register'],
			body: { password: 'hunter2 x', email: 'ana@mail.test' },
			access: 'open',
		})
		.catch((error: unknown) => error);
	expect(JSON.stringify(first)).not.toContain(KEY);
	expect(JSON.stringify(first)).toContain('Bad key •••');
	expect(JSON.stringify(second)).not.toContain('hunter2');
	// What is no secret stays readable.
	expect(JSON.stringify(second)).toContain('is too common for ana@mail.test');
});

test('an error knows its status and the item that it belongs to', async () => {
	const { context, clock } = setUp([{ status: 409, body: { detail: 'No.' } }]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const request = { method: 'GET', path: ['users'] } as const;
	await expect(client.send(request, { itemIndex: 3 })).rejects.toMatchObject({
		httpCode: '409',
		context: { itemIndex: 3 },
	});
});

describe('advice of the operation', () => {
	const advice = [
		{ when: /frozen/, say: 'Thaw it.' },
		{ when: /./, say: 'Ask in the console.' },
	];
	const refusedWith = async (reply: Reply, given = advice) => {
		const { context, clock } = setUp([reply]);
		const sending = new DiditClient(context, EXECUTE_POLICY, clock).send(
			{ method: 'POST', path: ['session'] },
			{ advice: given },
		);
		return await sending.catch(({ description }: { description: string }) => description);
	};

	test('is the first that fits the words of Didit', async () => {
		const status = 400;
		expect(await refusedWith({ status, body: { detail: 'It is frozen.' } })).toMatch(/^Thaw it\. /);
		expect(await refusedWith({ status, body: { detail: 'Bad.' } })).toMatch(
			/^Ask in the console\. /,
		);
	});

	test('is not given where none fits, or Didit said nothing', async () => {
		const remedy = /^Correct the field/;
		expect(await refusedWith({ status: 400, body: { detail: 'Bad.' } }, [])).toMatch(remedy);
		const [thaw] = advice;
		const reply = { status: 400, body: { detail: 'Bad.' } };
		expect(await refusedWith(reply, thaw && [thaw])).toMatch(remedy);
		expect(await refusedWith(connectionLost())).toMatch(/^It is not known whether/);
	});
});

describe('the link to the next page', () => {
	const request = { method: 'GET', path: ['users'], query: { limit: 100, offset: 0 } } as const;

	test('is asked as it is, with the credential of the request', async () => {
		const { context, clock, sent } = setUp([
			{ status: 200, body: [] },
			{ status: 200, body: [] },
		]);
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		await client.sendNext('/v3/users/?cursor=b', request);
		await client.sendNext('?cursor=c', { ...request, access: 'bearer' });
		expect(sent).toMatchObject([
			{
				type: 'diditApi',
				options: { method: 'GET', url: 'https://didit.test/v3/users/?cursor=b', qs: {} },
			},
			{ type: 'diditAccountApi', options: { url: 'https://didit.test/auth/v2/?cursor=c', qs: {} } },
		]);
	});

	test('does not lead away', async () => {
		const { context, clock, sent } = setUp([]);
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		const next = client.sendNext('https://evil.test/v3/users/', request);
		await expect(next).rejects.toThrow('outside Didit');
		expect(sent).toEqual([]);
	});
});

describe('a file', () => {
	test('is asked for as a stream and received, nothing else is', async () => {
		const stream = Readable.from([Buffer.from('%PDF')]);
		const { context, clock, sent } = setUp([
			{ status: 200, body: stream },
			{ status: 200, body: {} },
		]);
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		const request = { method: 'GET', path: ['session', 'x', 'generate-pdf'] } as const;
		const receive = async () => await Promise.resolve('received');
		expect((await client.send(request, { receive })).body).toBe('received');
		expect((await client.send(request)).body).toEqual({});
		expect(sent.map(({ options }) => options.encoding)).toEqual(['stream', undefined]);
	});
});

describe('the pace', () => {
	const read = { method: 'GET', path: ['users'] } as const;
	const ofAccount = { method: 'GET', path: ['organizations', 'me'], access: 'bearer' } as const;
	const refusal = { status: 429, headers: { 'retry-after': '20' } };
	const good = { status: 200, body: [] };

	test('that one client learnt is kept by all with the same key', async () => {
		const { context, clock, sent } = setUp([refusal]);
		const noTime = { maxWait: 0 };
		const first = new DiditClient(context, EXECUTE_POLICY, clock).send(read, noTime);
		await expect(first).rejects.toMatchObject({ httpCode: '429' });
		const second = new DiditClient(context, EXECUTE_POLICY, clock).send(read, noTime);
		await expect(second).rejects.toMatchObject({
			description: expect.stringMatching(/^Nothing was sent\./) as string,
		});
		expect(sent).toHaveLength(1);
	});

	test.each([
		['a hook, which has no time', HOOK_POLICY, read],
		['an account, which has no such limit', EXECUTE_POLICY, ofAccount],
	])('is nothing to %s', async (_whom, policy, request) => {
		const { context, clock, sent } = setUp([refusal, refusal, good]);
		const noTime = { maxWait: 0 };
		const keyed = new DiditClient(context, EXECUTE_POLICY, clock).send(read, noTime);
		await expect(keyed).rejects.toMatchObject({ httpCode: '429' });
		const refused = new DiditClient(context, policy, clock).send(request, noTime);
		await expect(refused).rejects.toMatchObject({ httpCode: '429' });
		await new DiditClient(context, policy, clock).send(request, noTime);
		expect(sent).toHaveLength(3);
	});
});

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
