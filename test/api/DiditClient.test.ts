/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Readable } from 'node:stream';
import type { IDataObject } from 'n8n-workflow';
import { DiditClient, isOfUnknownFate } from '../../nodes/api/DiditClient';
import { EXECUTE_POLICY } from '../../nodes/api/policies';
import type { DiditRequest } from '../../nodes/api/types';
import type { Reply } from './answers';
import { connectionLost, connectionRefused, KEY, setUp } from './answers';

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

test.each<[string, 'GET' | 'POST', Reply, boolean]>([
	['a change whose answer got lost', 'POST', connectionLost(), true],
	['a change that was refused', 'POST', { status: 400, body: {} }, false],
	['a read whose answer got lost', 'GET', connectionLost(), false],
])('whether it was carried out is unknown of %s alone', async (_what, method, reply, expected) => {
	const { context, clock } = setUp(Array.from({ length: EXECUTE_POLICY.attempts }, () => reply));
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const failed: unknown = await client
		.send({ method, path: ['session'] })
		.catch((error: unknown) => error);
	expect(failed).toBeInstanceOf(Error);
	expect(isOfUnknownFate(failed)).toBe(expected);
	expect(isOfUnknownFate({ ...(failed as Error) })).toBe(false);
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

test.each([
	...['code', 'password', 'new_password', 'access_token', 'secret', 'client_secret', 'api_key'],
])('an error does not show what %s holds, which Didit echoes', async (name) => {
	expect(await echoOf({ [name]: 'A7-b9-x2-Q4' })).toBe('"•••" is wrong');
});

test.each([
	...['country_code', 'code_type', 'token_type', 'secret_name', 'key_name', 'monkey', 'passwords'],
])('an error shows what %s holds, which is no secret', async (name) => {
	expect(await echoOf({ [name]: 'A7-b9-x2-Q4' })).toBe('"A7-b9-x2-Q4" is wrong');
});

test('what is no text is no secret', async () => {
	expect(await echoOf({ code: 123456, token: null, secret: true }, '123456')).toBe(
		'"123456" is wrong',
	);
});

/** What an error says of a refusal that quotes this. */
async function echoOf(body: IDataObject, echo = 'A7-b9-x2-Q4'): Promise<string> {
	const said = `"${echo}" is wrong`;
	const { context, clock } = setUp([{ status: 400, body: { detail: said } }]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const failed = await client
		.send({ method: 'POST', path: ['session'], body })
		.catch((error: Error) => error);
	return /"[^"]+" is wrong/.exec((failed as Error).message)?.[0] ?? String(failed);
}

describe('a credential', () => {
	test('is read once for all requests of an execution', async () => {
		const { context, clock } = setUp(Array.from({ length: 6 }, () => ({ status: 200, body: {} })));
		const read = jest.spyOn(context, 'getCredentials');
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		for (const access of ['apiKey', 'bearer', 'apiKey', 'bearer'] as const) {
			await client.send({ method: 'GET', path: ['webhook'], access });
		}
		expect(read.mock.calls).toEqual([['diditApi'], ['diditAccountApi']]);
	});

	test('that has a key tells applications apart, whoever reads it', async () => {
		const request = { method: 'GET', path: ['webhook'] } as const;
		const keyOf = async (apiKey: string, of: DiditRequest = request) => {
			const { context, clock } = setUp([]);
			const base = { baseUrl: 'https://didit.test/v3', accessToken: '', password: '' };
			Object.assign(context, { getCredentials: async () => ({ ...base, apiKey }) });
			return await new DiditClient(context, EXECUTE_POLICY, clock).credentialKeyOf(of);
		};
		expect(await keyOf('key-one')).toBe(await keyOf('key-one'));
		expect(await keyOf('key-one')).not.toBe(await keyOf('key-two'));
		expect(await keyOf('key-one')).toMatch(/^[0-9a-f]{64}$/);
		expect(await keyOf('key-one', { ...request, access: 'bearer' })).toBe('');
	});
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
			{ errorHints: given },
		);
		return await sending.catch(({ description }: { description: string }) => description);
	};

	test('is the first that fits the words of Didit', async () => {
		const status = 400;
		expect(await refusedWith({ status, body: { detail: 'It is frozen.' } })).toMatch(/Thaw it\.$/);
		expect(await refusedWith({ status, body: { detail: 'Bad.' } })).toMatch(
			/Ask in the console\.$/,
		);
	});

	test('is not given where none fits, or Didit said nothing', async () => {
		const remedy = /^Change what Didit objects to/;
		expect(await refusedWith({ status: 400, body: { detail: 'Bad.' } }, [])).toMatch(remedy);
		const [thaw] = advice;
		const reply = { status: 400, body: { detail: 'Bad.' } };
		expect(await refusedWith(reply, thaw && [thaw])).toMatch(remedy);
		expect(await refusedWith(connectionLost())).toMatch(/^It is not known whether/);
	});
});

test('who signs up goes where each request says', async () => {
	const { context, clock, sent } = setUp([
		{ status: 200, body: {} },
		{ status: 200, body: {} },
	]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const request = { method: 'POST', path: ['login'], access: 'open' } as const;
	for (const baseUrl of ['https://one.test/auth', 'https://two.test/auth']) {
		await client.send({ ...request, baseUrl });
	}
	expect(sent.map(({ options }) => options.url)).toEqual([
		'https://one.test/auth/login/',
		'https://two.test/auth/login/',
	]);
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
