import { useSandbox } from './ownSandbox';

const sandbox = useSandbox();
let key: string;
let uuid: string;

beforeEach(async () => {
	({ api_key: key, uuid } = await sandbox.control('applications', {}));
});

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('keys and paths', () => {
	test('a missing and an unknown key are 401 with a detail', async () => {
		const missing = await sandbox.send('/v3/workflows/');
		const unknown = await sandbox.send('/v3/workflows/', { key: 'nobody' });
		expect([missing.status, unknown.status]).toEqual([401, 401]);
		expect(missing.body).toEqual({ detail: expect.any(String) });
		expect(unknown.body).toEqual({ detail: 'Invalid API Key.' });
	});

	test.each(['GET', 'POST'])('%s without the trailing slash is redirected', async (method) => {
		const reply = await sandbox.send('/v3/sessions?limit=5&status=Approved', { method, key });
		expect(reply.status).toBe(301);
		expect(reply.headers.get('location')).toBe('/v3/sessions/?limit=5&status=Approved');
	});

	test('the PDF needs its slash like every path', async () => {
		const reply = await sandbox.send(`/v3/session/${UNKNOWN}/generate-pdf`, { key });
		expect(reply.status).toBe(301);
	});

	test('an id that is no lower-case UUID is an HTML 404, an unknown one a JSON 404', async () => {
		for (const id of ['nope', UNKNOWN.replace('8', 'A')]) {
			const html = await sandbox.send(`/v3/session/${id}/decision/`, { key });
			expect(html.status).toBe(404);
			expect(html.headers.get('content-type')).toContain('text/html');
		}
		const json = await sandbox.send(`/v3/session/${UNKNOWN}/decision/`, { key });
		expect(json.status).toBe(404);
		expect(json.body).toEqual({ detail: 'Session not found.' });
	});

	test('another method is 405', async () => {
		const reply = await sandbox.send('/v3/webhook/', { method: 'PUT', key, body: {} });
		expect(reply.status).toBe(405);
		expect(reply.body).toEqual({ detail: 'Method "PUT" not allowed.' });
	});

	test('bodies: other content 415, broken JSON 400, no object 400, none counts as empty', async () => {
		const post = (body: string | undefined, type?: string) =>
			sandbox.send('/v3/questionnaires/', {
				method: 'POST',
				key,
				body,
				headers: type === undefined ? {} : { 'content-type': type },
			});
		expect((await post('title=x', 'application/x-www-form-urlencoded')).status).toBe(415);
		expect((await post('{', 'application/json')).body).toEqual({
			detail: expect.stringContaining('JSON parse error'),
		});
		expect((await post('[]', 'application/json')).body).toEqual({
			non_field_errors: [expect.any(String)],
		});
		expect((await post(undefined)).body).toEqual({
			title: ['This field is required.'],
			form_elements: ['This field is required.'],
		});
	});

	test('an application does not see the sessions of another', async () => {
		const [{ session_id: id }] = await sandbox.control('sessions', { api_key: key, count: 1 });
		const other = await sandbox.control('applications', {});
		const mine = await sandbox.send(`/v3/session/${id}/decision/`, { key });
		const theirs = await sandbox.send(`/v3/session/${id}/decision/`, { key: other.api_key });
		expect([mine.status, theirs.status]).toEqual([200, 404]);
	});
});

describe('the book', () => {
	test('holds each request, without the key, and names ignored fields', async () => {
		await sandbox.send('/v3/users/?limit=3', { key });
		await sandbox.send('/v3/session/', {
			method: 'POST',
			key,
			body: { workflow_id: UNKNOWN, callbak: 'x', contact_details: { mail: 'x' } },
		});
		const { requests, last } = await sandbox.control(`book?api_key=${key}`);
		expect(requests).toMatchObject([
			{ method: 'GET', path: '/v3/users/', query: { limit: '3' }, body: null, status: 200 },
			{
				method: 'POST',
				path: '/v3/session/',
				body: { workflow_id: UNKNOWN },
				status: 400,
				ignored: ['contact_details.mail', 'callbak'],
			},
		]);
		expect(JSON.stringify(requests[0].headers)).not.toContain(key);
		expect(requests[0].headers['x-api-key']).toBe(`…${key.slice(-4)}`);

		expect((await sandbox.control(`book?api_key=${key}&since=${last}`)).requests).toEqual([]);
		await sandbox.control(`book?api_key=${key}`, undefined, 'DELETE');
		expect((await sandbox.control(`book?api_key=${key}`)).requests).toEqual([]);
	});
});

describe('control', () => {
	test('an application can be changed, and emptied while it keeps its key', async () => {
		await sandbox.control('sessions', { api_key: key, count: 3 });
		await sandbox.control(`applications/${uuid}`, { balance: 1.5 }, 'PATCH');
		expect((await sandbox.send('/v3/billing/balance/', { key })).body.balance).toBe('1.5000');
		await sandbox.control('reset', { application: uuid });
		expect((await sandbox.send('/v3/sessions/', { key })).body.count).toBe(0);
		expect((await sandbox.send('/v3/workflows/', { key })).body).toHaveLength(1);
	});

	test('a misspelt setting is refused by name', async () => {
		const reply = await sandbox.send('/_sandbox/applications', {
			method: 'POST',
			body: { balanze: 1 },
		});
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual({ balanze: [expect.stringContaining('Allowed fields')] });
	});

	test('other web sites cannot steer it', async () => {
		const reply = await sandbox.send('/_sandbox/reset', {
			method: 'POST',
			headers: { 'sec-fetch-site': 'cross-site' },
		});
		expect(reply.status).toBe(403);
	});
});
