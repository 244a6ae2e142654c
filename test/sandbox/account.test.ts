import { useSandbox } from './ownSandbox';

const sandbox = useSandbox();

beforeEach(() => sandbox.control('reset', {}));

const email = 'ana@example.com';
const password = 'Str0ng!Pass';

const post = (name: string, body: unknown, headers?: Record<string, string>) =>
	sandbox.send(`/auth/v2/programmatic/${name}/`, { method: 'POST', body, headers });
const login = (word = password) => post('login', { email, password: word });
const organizations = (token: string) =>
	sandbox.send('/auth/v2/organizations/me/', { headers: { authorization: `Bearer ${token}` } });

test('register, read the mail, verify, use the key, read the credentials', async () => {
	const registered = await post('register', { email, password });
	expect(registered.status).toBe(201);
	expect(registered.body).toEqual({
		message: expect.stringContaining('Registration successful'),
		email,
	});
	expect((await login()).status).toBe(403);

	const [{ code, to }] = await sandbox.control('outbox');
	expect(to).toBe(email);
	expect(code).toMatch(/^[A-Z0-9]{6}$/);
	const verified = await post('verify-email', { email, code });
	expect(verified.status).toBe(200);
	expect(verified.body).toMatchObject({ expires_in: 86400, organization: {}, application: {} });
	const { access_token: token, organization, application } = verified.body;
	const workflows = await sandbox.send('/v3/workflows/', { key: application.api_key });
	expect(workflows.status).toBe(200);

	expect((await organizations(token)).body).toMatchObject([
		{ uuid: organization.uuid, name: organization.name, contact_email: email },
	]);
	const credentials = await sandbox.send(
		`/auth/v2/organizations/me/${organization.uuid}/applications/${application.uuid}/`,
		{ headers: { authorization: `Bearer ${token}` } },
	);
	expect(credentials.body).toMatchObject({
		uuid: application.uuid,
		client_id: application.client_id,
		api_key: application.api_key,
	});
	expect((await post('verify-email', { email, code })).status).toBe(400);
});

test('the applications of an organization are listed, of another they are 404', async () => {
	const list = (token: string, organization: string) =>
		sandbox.send(`/auth/v2/organizations/me/${organization}/applications/`, {
			headers: { authorization: `Bearer ${token}` },
		});
	const { organization, application } = await sandbox.control('accounts', { email, password });
	const foreign = await sandbox.control('accounts', { email: 'eva@example.com', password });
	const { access_token: token } = (await login()).body;
	const { uuid, name, client_id } = application;
	expect((await list(token, organization.uuid)).body).toMatchObject([{ uuid, name, client_id }]);
	expect((await list(token, foreign.organization.uuid)).status).toBe(404);
});

test.each([
	['a short one', 'Aa1!xyz'],
	['no capital', 'str0ng!pass'],
	['no small letter', 'STR0NG!PASS'],
	['no digit', 'Strong!Pass'],
	['no special character', 'Str0ngPass'],
])('refuses a password with %s', async (_what, weak) => {
	const reply = await post('register', { email, password: weak });
	expect(reply.status).toBe(400);
	expect(reply.body).toEqual({ password: [expect.stringContaining('Password must')] });
});

test('names missing and malformed fields', async () => {
	expect((await post('register', { email: 'nobody' })).body).toEqual({
		email: ['Enter a valid email address.'],
		password: ['This field is required.'],
	});
	await post('register', { email, password });
	expect((await post('verify-email', { email, code: '12 45' })).body).toHaveProperty('code');
	const wrong = await post('verify-email', { email, code: '000000' });
	expect(wrong.status).toBe(400);
	expect(wrong.body).toEqual({ code: 'Invalid or expired verification code.' });
});

test('a code runs out', async () => {
	await post('register', { email, password });
	const [{ code }] = await sandbox.control('outbox');
	await sandbox.control('clock', { advance_seconds: 900 });
	expect((await post('verify-email', { email, code })).status).toBe(400);
});

test('five registrations an hour from one address', async () => {
	const register = (index: number, headers?: Record<string, string>) =>
		post('register', { email: `user${String(index)}@example.com`, password }, headers);
	for (let index = 0; index < 5; index++) expect((await register(index)).status).toBe(201);
	const sixth = await register(5);
	expect(sixth.status).toBe(429);
	expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(3500);
	expect((await register(6, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(201);
	await sandbox.control('clock', { advance_seconds: 3600 });
	expect((await register(5)).status).toBe(201);
});

test('failed logins lock the account for 15 minutes, 1 hour, then 24 hours', async () => {
	await sandbox.control('accounts', { email, password });
	const fail = async (times: number) => {
		for (let count = 0; count < times; count++) {
			const reply = await login('Wr0ng!Pass');
			expect([reply.status, reply.body.detail]).toEqual([401, expect.stringContaining('Invalid')]);
		}
	};
	for (const [failures, seconds] of [
		[5, 900],
		[5, 3600],
		[10, 86_400],
	] as const) {
		await fail(failures);
		const locked = await login();
		expect(locked.status).toBe(429);
		expect(locked.body.detail).toContain('Account locked');
		expect(Number(locked.headers.get('retry-after'))).toBe(seconds);
		await sandbox.control('clock', { advance_seconds: seconds });
	}
	expect((await login()).status).toBe(200);
	await fail(4);
	expect((await login()).status).toBe(200);
});

test('Bearer tokens: missing, unknown and expired ones are 401', async () => {
	await sandbox.control('accounts', { email, password });
	const { access_token: token } = (await login()).body;
	expect((await organizations(token)).status).toBe(200);
	expect((await sandbox.send('/auth/v2/organizations/me/')).status).toBe(401);
	expect((await organizations('other')).status).toBe(401);
	await sandbox.control('accounts/expire-tokens', { email });
	const expired = await organizations(token);
	expect([expired.status, expired.body.detail]).toEqual([401, expect.stringContaining('expired')]);

	const { access_token: next } = (await login()).body;
	await sandbox.control('clock', { advance_seconds: 86_400 });
	expect((await organizations(next)).status).toBe(401);
});

test("another account's organisation is 404", async () => {
	const mine = await sandbox.control('accounts', { email, password });
	const other = await sandbox.control('accounts', { email: 'bo@example.com', password });
	const { access_token: token } = (await login()).body;
	const read = (organization: string, application: string) =>
		sandbox.send(`/auth/v2/organizations/me/${organization}/applications/${application}/`, {
			headers: { authorization: `Bearer ${token}` },
		});
	const { organization, application } = other;
	expect((await read(organization.uuid, application.uuid)).status).toBe(404);
	expect((await read(mine.organization.uuid, application.uuid)).status).toBe(404);
	expect((await read(mine.organization.uuid, mine.application.uuid)).status).toBe(200);
});

test('faults and the book find account requests by their e-mail address', async () => {
	await sandbox.control('accounts', { email, password });
	await sandbox.control('faults', { email, kind: 'status', status: 500 });
	expect((await login()).status).toBe(500);
	const { access_token: token } = (await login()).body;
	await organizations(token);
	const { requests } = await sandbox.control(`book?api_key=${email}`);
	expect(requests.map(({ path }: { path: string }) => path)).toEqual([
		'/auth/v2/programmatic/login/',
		'/auth/v2/programmatic/login/',
		'/auth/v2/organizations/me/',
	]);
});
