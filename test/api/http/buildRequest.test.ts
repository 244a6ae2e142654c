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

test('who repeats a request names it in a header', () => {
	const request = { method: 'POST', body: {}, idempotencyKey: 'once-1' } as const;
	expect(send(request).headers).toStrictEqual({
		Accept: 'application/json',
		'Content-Type': 'application/json',
		'Idempotency-Key': 'once-1',
	});
});

test('a form with files is one piece of bytes that says its type', async () => {
	const file = {
		field: 'image',
		fileName: 'a.jpg',
		mimeType: 'image/jpeg',
		bytes: Buffer.from('bytes'),
	};
	for (const body of [undefined, { vendor_data: 'user-1' }]) {
		const request = send({ method: 'POST', body, files: [file] });
		const type = String(request.headers?.['Content-Type']);
		expect(type).toMatch(/^multipart\/form-data; boundary=\S+$/);
		const sent = new Response(request.body as Buffer, { headers: { 'content-type': type } });
		const { image, ...fields } = Object.fromEntries(await sent.formData());
		expect(await (image as File).text()).toBe('bytes');
		expect(fields).toEqual(body ?? {});
	}
});
