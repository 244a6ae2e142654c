import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Breakdown } from '../../nodes/api/exchange';
import { exchange, isSuccess, LOGIN_FAILED } from '../../nodes/api/exchange';
import type { Access, DiditContext } from '../../nodes/api/types';

const OPTIONS: IHttpRequestOptions = { url: 'https://didit.test/v3/webhook/' };

/** Sends a request that n8n answers like this. */
async function send(answer: unknown, access: Access = 'apiKey') {
	const calls: Array<[unknown, IHttpRequestOptions, unknown]> = [];
	const reply = async (type: unknown, options: IHttpRequestOptions, more?: unknown) => {
		calls.push([type, options, more]);
		if (answer instanceof Error) throw answer;
		return answer;
	};
	const helpers = {
		httpRequestWithAuthentication: reply,
		httpRequest: async (options: IHttpRequestOptions) => await reply(undefined, options),
	};
	const outcome = await exchange({ helpers } as unknown as DiditContext, access, OPTIONS);
	return { outcome, calls };
}

const error = (facts: object, message = 'the cause') => Object.assign(new Error(message), facts);
/** As n8n hands it over: its own error around that of axios around that of Node. */
const wrapped = (facts: object, message?: string) =>
	error({ name: 'NodeApiError', cause: error({ code: 'X', cause: error(facts, message) }) });

describe('why no answer came', () => {
	test.each<[string, object, Breakdown]>([
		['ECONNREFUSED', {}, 'unreachable'],
		['ENOTFOUND', {}, 'unreachable'],
		['EAI_AGAIN', {}, 'unreachable'],
		['EHOSTUNREACH', { syscall: 'connect' }, 'unreachable'],
		['ENETUNREACH', { syscall: 'connect' }, 'unreachable'],
		['ETIMEDOUT', { syscall: 'connect' }, 'unreachable'],
		['EHOSTUNREACH', { syscall: 'read' }, 'connectionLost'],
		['ECONNRESET', {}, 'connectionLost'],
		['EPIPE', {}, 'connectionLost'],
		['ETIMEDOUT', { syscall: 'read' }, 'timeout'],
		['ECONNABORTED', {}, 'timeout'],
		['ERR_CANCELED', {}, 'cancelled'],
		['EPROTO', {}, 'tls'],
		['CERT_HAS_EXPIRED', {}, 'tls'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', {}, 'tls'],
		['SELF_SIGNED_CERT_IN_CHAIN', {}, 'tls'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', {}, 'tls'],
		['ERR_TLS_CERT_ALTNAME_INVALID', {}, 'tls'],
		['ERR_SSL_WRONG_VERSION_NUMBER', {}, 'tls'],
		['HOSTNAME_MISMATCH', {}, 'tls'],
	])('%s %j', async (code, facts, why) => {
		const { outcome } = await send(error({ code, ...facts }));
		expect(outcome).toEqual({ kind: 'breakdown', why, words: 'the cause' });
	});

	test('a connection that ended before TLS was up carried nothing', async () => {
		const message =
			'Client network socket disconnected before secure TLS connection was established';
		const { outcome } = await send(error({ code: 'ECONNRESET' }, message));
		expect(outcome).toMatchObject({ why: 'unreachable' });
	});

	test('without a code it was n8n that did not send it', async () => {
		const { outcome } = await send(error({}, 'Domain not allowed'));
		expect(outcome).toEqual({ kind: 'breakdown', why: 'notSent', words: 'Domain not allowed' });
	});

	test('an abort by its name', async () => {
		const { outcome } = await send(error({ name: 'AbortError' }));
		expect(outcome).toMatchObject({ why: 'cancelled' });
	});

	test('a refused login, however deep, with its words', async () => {
		const { outcome } = await send(wrapped({ name: LOGIN_FAILED }, 'Wrong password'));
		expect(outcome).toEqual({ kind: 'breakdown', why: 'loginFailed', words: 'Wrong password' });
	});

	test('the code of the first that has one, the words of the last', async () => {
		const inner = error({ code: 'ECONNREFUSED' }, 'connect ECONNREFUSED');
		const { outcome } = await send(error({ cause: inner }, 'n8n says'));
		expect(outcome).toMatchObject({ why: 'unreachable', words: 'connect ECONNREFUSED' });
	});

	test('causes that go round in a circle come to an end', async () => {
		const first = error({ code: 'ECONNRESET' });
		Object.assign(first, { cause: error({ cause: first }) });
		expect((await send(first)).outcome).toMatchObject({ why: 'connectionLost' });
	});
});

describe('an answer', () => {
	const headers = { 'content-type': 'application/json' };

	test.each([
		[200, {}],
		[204, ''],
		[404, '<html>'],
		[500, undefined],
	])('with %d and %p is handed over', async (statusCode, body) => {
		const { outcome } = await send({ statusCode, headers, body });
		const response = { status: statusCode, headers, body };
		expect(outcome).toEqual({ kind: 'answer', response });
		expect(isSuccess(outcome)).toBe(statusCode < 300);
	});

	test.each([
		[200, '<p>Welcome'],
		[201, undefined],
		[299, 'text'],
	])('with %d and %p was not Didit’s', async (statusCode, body) => {
		const { outcome } = await send({ statusCode, headers, body });
		expect(outcome).toEqual({ kind: 'breakdown', why: 'unreadable', words: '' });
		expect(isSuccess(outcome)).toBe(false);
	});

	test('that n8n made an error of is an answer all the same', async () => {
		const response = { status: 403, headers, data: { detail: 'No' } };
		const { outcome } = await send(error({ cause: error({ response }) }), 'bearer');
		expect(outcome).toEqual({
			kind: 'answer',
			response: { status: 403, headers, body: { detail: 'No' } },
		});
	});

	test('199 and 300 are no success', async () => {
		for (const statusCode of [199, 300]) {
			const { outcome } = await send({ statusCode, headers, body: {} });
			expect(isSuccess(outcome)).toBe(false);
		}
	});
});

describe('who it is sent as', () => {
	const good = { statusCode: 200, headers: {}, body: {} };
	const whole = { ...OPTIONS, returnFullResponse: true };

	test('with the key, and any status is an answer', async () => {
		const { calls } = await send(good);
		expect(calls).toEqual([['diditApi', { ...whole, ignoreHttpStatusErrors: true }, undefined]]);
	});

	test('with the token, which n8n may renew', async () => {
		const { calls } = await send(good, 'bearer');
		const renewing = { preAuthenticationRetryStatusCode: [401, 403] };
		expect(calls).toEqual([['diditAccountApi', whole, renewing]]);
	});

	test('with nothing', async () => {
		const { calls } = await send(good, 'open');
		expect(calls).toEqual([[undefined, { ...whole, ignoreHttpStatusErrors: true }, undefined]]);
	});
});
