import type { INodeParameters } from 'n8n-workflow';
import { newAccount } from '../support/account';
import { answerWith, byId, newSession, operate, operateAccount } from '../support/operate';
import type { Application } from '../support/sandbox';
import {
	accountCredential,
	apiKeyCredential,
	control,
	newApplication,
	sandboxUrl,
} from '../support/sandbox';

const SIGNED_WITH = 'whsec_0123456789abcdef';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ secret_shared_key: SIGNED_WITH });
});

describe('a secret of a webhook', () => {
	test.each<[string, INodeParameters]>([
		['webhook.get', {}],
		['webhook.update', { updateFields: { captureMethod: 'both' } }],
	])('comes masked from %s, or whole when asked for', async (operation, parameters) => {
		const masked = await operate(application, operation, parameters);
		expect(masked.items[0]?.json.secret_shared_key).toBe('********cdef');
		expect(masked.stored).not.toContain(SIGNED_WITH);
		const revealed = await operate(application, operation, {
			...parameters,
			options: { revealSecret: true },
		});
		expect(revealed.items[0]?.json.secret_shared_key).toBe(SIGNED_WITH);
	});

	test('comes masked after it was renewed', async () => {
		const run = await operate(application, 'webhook.update', {
			updateFields: { rotateSecretKey: true },
		});
		expect(run.items[0]?.json.secret_shared_key).toMatch(/^\*{8}\w{4}$/);
	});

	test.each([
		['12 characters', 'abcdefgh1234', '********1234'],
		['11 characters', 'abcdefg1234', '********'],
		['a few characters', 'abc', '********'],
	])('of %s is masked to its last four, wholly when short', async (_what, secret, shown) => {
		await answerWith(application, 200, { secret_shared_key: secret });
		const run = await operate(application, 'webhook.get');
		expect(run.items[0]?.json.secret_shared_key).toBe(shown);
	});

	test('is masked at any depth, in lists and under any such name', async () => {
		await answerWith(application, 200, {
			webhook_version: 'v3',
			destinations: [
				{ url: 'https://example.com', secret_shared_key: SIGNED_WITH },
				{ url: 'https://example.org', nested: { Secret: SIGNED_WITH } },
			],
			old_secrets: [SIGNED_WITH, { value: SIGNED_WITH, since: 7 }],
			client_secret_hint: null,
			secret_version: 3,
		});
		const run = await operate(application, 'webhook.get');
		expect(run.items[0]?.json).toEqual({
			webhook_version: 'v3',
			destinations: [
				{ url: 'https://example.com', secret_shared_key: '********cdef' },
				{ url: 'https://example.org', nested: { Secret: '********cdef' } },
			],
			old_secrets: ['********cdef', { value: '********cdef', since: 7 }],
			client_secret_hint: null,
			secret_version: 3,
		});
		expect(run.stored).not.toContain(SIGNED_WITH);
	});

	test('is not what merely sounds like one, and not what is the user’s own', async () => {
		const metadata = { secretary: 'Ana', secret: 'of the user', nested: { client_secret: 'x' } };
		const answer = { vendor_data: 'ana', company_secretary: 'Ben', metadata };
		await answerWith(application, 200, answer);
		const vendorData = byId('ana');
		const run = await operate(application, 'user.get', { vendorData, simplify: false });
		expect(run.items[0]?.json).toEqual(answer);
	});

	test('of the destinations that Didit lists is masked', async () => {
		const url = 'https://example.com/hook';
		application = await newApplication({
			dialect: 'current',
			destinations: [{ url, secret_shared_key: SIGNED_WITH }],
		});
		const run = await operate(application, 'webhook.get');
		expect(run.items[0]?.json.destinations).toMatchObject([
			{ url, secret_shared_key: '********cdef' },
		]);
	});

	test('is masked in the answers of other operations', async () => {
		await answerWith(application, 200, [{ uuid: 'a', client_secret: SIGNED_WITH }]);
		const run = await operate(application, 'workflow.getAll', { simplify: false });
		expect(run.items[0]?.json).toEqual({ uuid: 'a', client_secret: '********cdef' });
	});
});

test('keys and tokens that are the purpose of a call come whole', async () => {
	const workflowId = byId(application.default_workflow_id);
	const created = await operate(application, 'session.create', { workflowId });
	expect(created.items[0]?.json.session_token).toMatch(/^\w{12}$/);
	const { session_id: id } = await newSession(application, 'Approved');
	const shared = await operate(application, 'session.share', {
		sessionId: byId(id),
		additionalFields: { forApplicationId: (await newApplication()).uuid },
	});
	expect(shared.items[0]?.json.share_token).toMatch(/^[\w-]{20,}$/);
});

describe('what failed runs keep', () => {
	/** Didit repeats all that it was given; nothing of it may be shown. */
	const echo = (...secrets: string[]) => ({ detail: `Wrong: ${secrets.join(', ')}` });

	test.each([400, 401, 403, 404, 429, 500])('holds no API key after %d', async (status) => {
		const { api_key: key } = application;
		await answerWith(application, status, echo(key), {
			headers: { 'retry-after': '999', 'x-echo': key },
		});
		const run = await operate(application, 'billing.topUp');
		expect(run.error?.message).toContain('Wrong: •••');
		expect(run.stored).not.toContain(key);
	});

	test.each([
		['as it was pasted', (key: string) => `"Bearer ${key}"\n`],
		['as it was sent', (key: string) => key],
		['as base64', (key: string) => Buffer.from(key).toString('base64')],
	])('holds no API key that was pasted with more, when Didit repeats it %s', async (_how, form) => {
		const { api_key: key } = application;
		await answerWith(application, 400, echo(form(key)));
		const { diditApi } = apiKeyCredential(application);
		const credentials = { diditApi: { ...diditApi, apiKey: `"Bearer ${key}"\n` } };
		const run = await operate(application, 'billing.topUp', {}, { credentials });
		expect(run.error?.message).toContain('Wrong: •••');
		expect(run.stored).not.toContain(form(key));
		expect(run.stored).not.toContain(key);
	});

	test('holds whole sentences, though a switch is about a secret', async () => {
		const said = 'Must be true once in 24 hours.';
		await answerWith(application, 400, { rotate_secret_key: [said] });
		const updateFields = { rotateSecretKey: true };
		const run = await operate(application, 'webhook.update', { updateFields });
		expect(run.error?.message).toContain(said);
	});

	test('holds no API key when the connection breaks', async () => {
		await control('POST', '/faults', { api_key: application.api_key, kind: 'drop_after' });
		const run = await operate(application, 'billing.topUp');
		expect(run.error?.message).toBe('The connection to Didit broke off');
		expect(run.stored).not.toContain(application.api_key);
	});

	test.each<[string, INodeParameters]>([
		['register', { password: 'MyStr0ng!Pass' }],
		['login', { password: 'MyStr0ng!Pass' }],
		['verifyEmail', { code: 'A3K9F2' }],
	])('holds no password or code after %s', async (operation, secrets) => {
		const email = `echo-${operation}-${Date.now()}@mail.test`;
		const [secret] = Object.values(secrets).map(String);
		const order = { kind: 'status', status: 400, body: echo(String(secret)) };
		await control('POST', '/faults', { email, ...order });
		const credentials = {
			diditAccountApi: { email: '', password: '', baseUrl: `${sandboxUrl()}/auth/v2` },
		};
		const parameters = { email, ...secrets };
		const run = await operateAccount(email, credentials, `account.${operation}`, parameters);
		expect(run.error?.message).toContain('Wrong: •••');
		expect(run.error?.message).not.toContain(secret);
		if (operation !== 'verifyEmail') expect(run.stored).not.toContain(secret);
	});

	test('holds no share token', async () => {
		const shareToken = 'a-share-token-of-a-partner';
		await answerWith(application, 400, { share_token: `Unknown token ${shareToken}` });
		const run = await operate(application, 'session.importShared', {
			shareToken,
			workflowId: byId(application.default_workflow_id),
		});
		expect(run.error?.message).toContain('Unknown token •••');
		expect(run.stored).not.toContain(shareToken);
	});

	test('holds neither the password nor the token of the account', async () => {
		const account = await newAccount();
		const { email, password, credentials } = account;
		await operateAccount(email, credentials, 'account.getOrganizations');
		const token = String(credentials.diditAccountApi?.accessToken);
		const order = { kind: 'status', status: 400, body: echo(password, token) };
		await control('POST', '/faults', { email, ...order });
		const run = await operateAccount(email, credentials, 'account.getOrganizations');
		expect(run.error?.message).toContain('Wrong: •••, •••');
		expect(run.stored).not.toContain(password);
		expect(run.stored).not.toContain(token);
	});

	test('holds no password that a refused login repeats', async () => {
		const { email } = await newAccount();
		const password = 'not-the-password';
		const order = { kind: 'status', status: 401, body: echo(password) };
		await control('POST', '/faults', { email, ...order });
		const credentials = accountCredential(email, password);
		const run = await operateAccount(email, credentials, 'account.getOrganizations');
		expect(run.error?.message).toContain('Wrong: •••');
		expect(run.stored).not.toContain(password);
	});
});
