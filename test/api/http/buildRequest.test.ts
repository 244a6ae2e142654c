import { buildRequest } from '../../../nodes/api/http/buildRequest';
import { EXECUTE_POLICY } from '../../../nodes/api/policies';
import type { DiditRequest } from '../../../nodes/api/types';

const URL = 'https://didit.test/v3/sessions/';
const { signal } = new AbortController();

const send = (request: Partial<DiditRequest>, isFile = false) =>
	buildRequest(
		URL,
		{ method: 'GET', path: ['sessions'], ...request },
		isFile,
		EXECUTE_POLICY,
		signal,
	);

test('a read is sent without a body', () => {
	expect(send({})).toEqual({
		method: 'GET',
		url: URL,
		qs: {},
		arrayFormat: 'repeat',
		headers: { Accept: 'application/json' },
		timeout: 60_000,
		disableFollowRedirect: true,
		abortSignal: signal,
	});
});

test.each([{}, { a: [1, null, { b: 'ü' }] }])('a body is sent as text (%j)', (body) => {
	expect(send({ method: 'POST', body })).toMatchObject({
		method: 'POST',
		body: JSON.stringify(body),
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
	});
});

test('of the query goes what has a value', () => {
	const query = {
		status: 'Approved',
		list: ['a', 'b'],
		none: undefined,
		nothing: null,
		empty: '',
		zero: 0,
		no: false,
	};
	expect(send({ query }).qs).toStrictEqual({
		status: 'Approved',
		list: ['a', 'b'],
		zero: 0,
		no: false,
	});
});

test('a file comes as a stream', () => {
	const accept = 'application/pdf, application/json';
	expect(send({ accept }, true)).toMatchObject({ encoding: 'stream', headers: { Accept: accept } });
	expect(send({}).encoding).toBeUndefined();
});
