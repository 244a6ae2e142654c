import type { IHttpRequestOptions } from 'n8n-workflow';
import { DiditClient } from '../../nodes/api/client';
import { LOGIN_FAILED } from '../../nodes/api/exchange';
import { EXECUTE_POLICY } from '../../nodes/api/policies';
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
		{ status: 400, body: { password: ['"hunter2 x" is too common'] } },
	]);
	const client = new DiditClient(context, EXECUTE_POLICY, clock);
	const first = await client
		.send({ method: 'GET', path: ['webhook'] })
		.catch((error: unknown) => error);
	const second = await client
		.send({
			method: 'POST',
			path: ['programmatic', 'register'],
			body: { password: 'hunter2 x' },
			access: 'open',
		})
		.catch((error: unknown) => error);
	expect(JSON.stringify(first)).not.toContain(KEY);
	expect(JSON.stringify(first)).toContain('Bad key •••');
	expect(JSON.stringify(second)).not.toContain('hunter2');
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

test.each(['bearer', 'open'] as const)(
	'calls of an account (%s) go one after the other',
	async (access) => {
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
		expect(most).toBe(1);
	},
);

test('n8n repeats a Bearer request with a new token on 401 and on 403', async () => {
	const { context, clock } = setUp([]);
	const settings: unknown[] = [];
	context.helpers.httpRequestWithAuthentication = async (_type, _options, additional) => {
		settings.push(additional);
		return { statusCode: 200, headers: {}, body: [] };
	};
	await new DiditClient(context, EXECUTE_POLICY, clock).send({
		method: 'GET',
		path: ['organizations', 'me'],
		access: 'bearer',
	});
	expect(settings).toEqual([{ preAuthenticationRetryStatusCode: [401, 403] }]);
});
