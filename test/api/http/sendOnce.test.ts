/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Attempt, FailureCause } from '../../../nodes/api/http/sendOnce';
import { sendOnce, isSuccess, judged, LOGIN_FAILED } from '../../../nodes/api/http/sendOnce';
import type { Receive } from '../../../nodes/api/files/streamFile';
import type { Access, DiditContext } from '../../../nodes/api/types';
import * as host from '../../../nodes/common/host';
import { askingForNewToken } from '../../../nodes/common/host';

const OPTIONS: IHttpRequestOptions = { url: 'https://didit.test/v3/webhook/' };

interface Sending {
	access?: Access;
	options?: Partial<IHttpRequestOptions>;
	receive?: Receive;
	renew?: boolean;
}

/** Sends a request that n8n answers like this. */
async function send(answer: unknown, { access = 'apiKey', options, ...more }: Sending = {}) {
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
	const getCredentials = async (type: string) =>
		type === 'diditAccountApi' ? { accessToken: 'the token' } : {};
	const context = { helpers, getCredentials } as unknown as DiditContext;
	const outcome = await sendOnce(context, access, { ...OPTIONS, ...options }, more);
	return { outcome, calls };
}

/** Node's words for a connection that ended before anything could be sent on it. */
const BEFORE_TLS = 'before secure TLS connection was established';

const error = (facts: object, message = 'the cause') => Object.assign(new Error(message), facts);
/** As n8n hands it over: its own error around that of axios around that of Node. */
const wrapped = (facts: object, message?: string) =>
	error({ name: 'NodeApiError', cause: error({ code: 'X', cause: error(facts, message) }) });

describe('why no answer came', () => {
	test.each<[string, object, FailureCause]>([
		['ECONNREFUSED', {}, 'unreachable'],
		['ENOTFOUND', {}, 'unreachable'],
		['EAI_AGAIN', {}, 'unreachable'],
		['EHOSTUNREACH', { syscall: 'connect' }, 'unreachable'],
		['ENETUNREACH', { syscall: 'connect' }, 'unreachable'],
		['ETIMEDOUT', { syscall: 'connect' }, 'unreachable'],
		['EHOSTUNREACH', { syscall: 'read' }, 'connectionLost'],
		['ECONNRESET', {}, 'connectionLost'],
		['EPIPE', {}, 'connectionLost'],
		// What macOS says in place of EPIPE, and no trouble with TLS, whose EPROTO it begins with.
		['EPROTOTYPE', { syscall: 'write' }, 'connectionLost'],
		// Of a certificate among what is sent, as an answer of a proxy may have it.
		['ERR_INVALID_CERT_HEADER', {}, 'connectionLost'],
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
		expect(outcome).toEqual({ kind: 'networkFailure', why, words: 'the cause' });
	});

	test('a connection that ended before TLS was up carried nothing', async () => {
		const message = `Client network socket disconnected ${BEFORE_TLS}`;
		const facts = { code: 'ECONNRESET', cause: error({}, message) };
		const { outcome } = await send(error(facts, 'Request failed'));
		expect(outcome).toMatchObject({ why: 'unreachable' });
	});

	test('what failed while connecting is known from any of the errors', async () => {
		const code = 'ETIMEDOUT';
		const { outcome } = await send(error({ code, cause: error({ code, syscall: 'connect' }) }));
		expect(outcome).toMatchObject({ why: 'unreachable' });
	});

	test.each([{ code: 'ECONNRESET', cause: { code: 'ECONNRESET' } }, undefined])(
		'an error without words leaves them out (%j)',
		async (thrown) => {
			const httpRequest = async () => await Promise.reject(thrown);
			const context = { helpers: { httpRequest } } as unknown as DiditContext;
			expect(await sendOnce(context, 'open', OPTIONS)).toEqual({
				kind: 'networkFailure',
				why: thrown ? 'connectionLost' : 'notSent',
				words: '',
			});
		},
	);

	test('without a code it was n8n that did not send it', async () => {
		const { outcome } = await send(error({}, 'Domain not allowed'));
		expect(outcome).toEqual({
			kind: 'networkFailure',
			why: 'notSent',
			words: 'Domain not allowed',
		});
	});

	test('an abort by its name', async () => {
		const { outcome } = await send(error({ name: 'AbortError' }));
		expect(outcome).toMatchObject({ why: 'cancelled' });
	});

	test('a refused login, however deep, with its words', async () => {
		const { outcome } = await send(wrapped({ code: LOGIN_FAILED }, 'Wrong password'));
		expect(outcome).toEqual({
			kind: 'networkFailure',
			why: 'loginFailed',
			words: 'Wrong password',
		});
	});

	test.each<[string, string, FailureCause]>([
		['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443', 'unreachable'],
		['EHOSTUNREACH', 'connect EHOSTUNREACH 10.0.0.1:443', 'unreachable'],
		['EHOSTUNREACH', 'read EHOSTUNREACH', 'connectionLost'],
		['ECONNRESET', 'socket hang up', 'connectionLost'],
		['ECONNRESET', `Client network socket disconnected ${BEFORE_TLS}`, 'unreachable'],
		['ECONNABORTED', 'timeout of 30000ms exceeded', 'timeout'],
		['ERR_CANCELED', 'canceled', 'cancelled'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'tls'],
		[LOGIN_FAILED, 'Wrong password', 'loginFailed'],
	])('%s, where n8n lost the cause of its error (%s)', async (httpCode, words, why) => {
		const { outcome } = await send(error({ httpCode, messages: [words, 'n8n says'] }, 'n8n says'));
		expect(outcome).toEqual({ kind: 'networkFailure', why, words });
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
		expect(outcome).toEqual({ kind: 'networkFailure', why: 'unreadable', words: '' });
		expect(isSuccess(outcome)).toBe(false);
	});

	test('that n8n made an error of is an answer all the same', async () => {
		const response = { status: 403, headers, data: { detail: 'No' } };
		const { outcome } = await send(error({ cause: error({ response }) }), { access: 'bearer' });
		expect(outcome).toEqual({
			kind: 'answer',
			response: { status: 403, headers, body: { detail: 'No' } },
		});
	});

	test('is one where n8n has lost all but its status and its body', async () => {
		const lost = {
			httpCode: '403',
			messages: ['Request failed'],
			context: { data: { detail: 'No' } },
		};
		expect((await send(error(lost))).outcome).toEqual({
			kind: 'answer',
			response: { status: 403, headers: {}, body: { detail: 'No' } },
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
	const whole = { ...OPTIONS, returnFullResponse: true, ignoreHttpStatusErrors: true };

	test('with the key, and any status is an answer', async () => {
		const { calls } = await send(good);
		expect(calls).toEqual([['diditApi', whole, undefined]]);
	});

	test('with the token', async () => {
		const { calls } = await send(good, { access: 'bearer' });
		expect(calls).toEqual([['diditAccountApi', whole, undefined]]);
	});

	test.each([401, 403])('with another token than one that got %d', async (statusCode) => {
		const { calls } = await send({ ...good, statusCode }, { access: 'bearer' });
		expect(calls.map(([, options]) => options)).toEqual([
			whole,
			askingForNewToken(whole, 'the token'),
		]);
	});

	test('with no other token where none may be fetched', async () => {
		const refused = { ...good, statusCode: 401 };
		const { calls } = await send(refused, { access: 'bearer', renew: false });
		expect(calls).toEqual([['diditAccountApi', whole, undefined]]);
	});

	test('with nothing', async () => {
		const { calls } = await send(good, { access: 'open' });
		expect(calls).toEqual([[undefined, whole, undefined]]);
	});
});

describe('a file', () => {
	const headers = { 'content-type': 'application/pdf' };
	const TIMEOUT = 60_000;

	afterEach(() => jest.restoreAllMocks());

	/** Takes a file in that comes like this. */
	async function take(
		statusCode: number,
		body: Readable,
		receive: Receive,
		{ timeout = TIMEOUT, abortSignal }: Partial<IHttpRequestOptions> = {},
	) {
		const answer = { statusCode, headers, body };
		return (await send(answer, { receive, options: { timeout, abortSignal } })).outcome;
	}

	test.each([200, 299])('that comes with %d is received, with its headers', async (status) => {
		const body = Readable.from([Buffer.from('%PDF')]);
		const outcome = await take(status, body, async (file, head) => {
			expect(head).toEqual(headers);
			return (await buffer(file)).toString();
		});
		expect(outcome).toEqual({ kind: 'answer', response: { status, headers, body: '%PDF' } });
	});

	test.each([199, 300, 403])(
		'is not what comes with %d, but the bytes of an error',
		async (status) => {
			const receive = jest.fn();
			const outcome = await take(status, Readable.from([Buffer.from('No')]), receive);
			const response = { status, headers, body: Buffer.from('No') };
			expect(outcome).toEqual({ kind: 'answer', response });
			expect(receive).not.toHaveBeenCalled();
		},
	);

	test('that breaks off is a lost connection', async () => {
		const file = new PassThrough();
		const outcome = await take(200, file, async () => {
			file.destroy(error({ code: 'ECONNRESET' }));
			return await buffer(file);
		});
		expect(outcome).toEqual({ kind: 'networkFailure', why: 'connectionLost', words: 'the cause' });
	});

	test('whose execution is cancelled is given up', async () => {
		const cancel = new AbortController();
		const file = new PassThrough();
		const receive = async () => {
			cancel.abort();
			file.destroy(error({ code: 'ECONNRESET' }));
			return await buffer(file);
		};
		expect(await take(200, file, receive, { abortSignal: cancel.signal })).toEqual({
			kind: 'networkFailure',
			why: 'cancelled',
			words: '',
		});
	});

	test.each([undefined, new AbortController().signal])(
		'that has nowhere to go is no trouble of Didit’s',
		async (abortSignal) => {
			const receive = async () => await Promise.reject(new Error('disk full'));
			const taken = take(200, new PassThrough(), receive, { abortSignal });
			await expect(taken).rejects.toThrow('disk full');
		},
	);

	test('may take longer than an answer, but not for ever', async () => {
		const wait = jest.spyOn(host, 'wait').mockResolvedValue();
		const never = async () => await new Promise<never>(() => undefined);
		expect(await take(200, new PassThrough(), never)).toMatchObject({ why: 'timeout' });
		expect(wait.mock.calls[0]?.[0]).toBeGreaterThan(TIMEOUT);
	});
});

describe('a good answer', () => {
	const answered = (body: unknown, status = 200): Attempt => ({
		kind: 'answer',
		response: { status, headers: {}, body },
	});
	const expected = {
		what: 'a session',
		fits: (body: unknown) => typeof body === 'object' && body !== null && 'session_id' in body,
	};
	const unfitting = (words: string) => ({ kind: 'networkFailure', why: 'unfitting', words });

	test('counts if it is what was expected, or nothing was', () => {
		for (const outcome of [answered({ session_id: 'a' }), answered({ id: 'a' }, 404)]) {
			expect(judged(outcome, expected)).toBe(outcome);
		}
		const anything = answered('<html>');
		expect(judged(anything, undefined)).toBe(anything);
		const none: Attempt = { kind: 'networkFailure', why: 'timeout', words: '' };
		expect(judged(none, expected)).toBe(none);
	});

	test.each<[unknown]>([[{}], [null], ['<html>'], [{ success: true, message: 'Hello' }]])(
		'that is something else is none (%j)',
		(body) => {
			const words = 'The answer of Didit is not a session';
			expect(judged(answered(body), expected)).toEqual(unfitting(words));
		},
	);

	test.each([
		{ error: 'No credits' },
		{ errors: ['No credits'] },
		{ success: false, message: 'No credits' },
	])('that says it went wrong is told with its words (%j)', (body) => {
		const words = expect.stringMatching(/^Didit did not do what was asked: .*No credits/);
		expect(judged(answered(body), expected)).toEqual({ ...unfitting(''), words });
	});
});
