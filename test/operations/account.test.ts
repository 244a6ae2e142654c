import type { INodeParameters } from 'n8n-workflow';
import { newAccount, newEmail } from '../support/account';
import type { CredentialData } from '../support/credentials';
import type { Operated } from '../support/operate';
import { byId, operateAccount } from '../support/operate';
import { accountCredential, control, sandboxUrl } from '../support/sandbox';

const PASSWORD = 'MyStr0ng!Pass';
const UNKNOWN = '11111111-2222-4333-8444-555555555555';

/** A credential that only says where Didit is, as register, verify e-mail and log in need it. */
const addressOnly: CredentialData = {
	diditAccountApi: { email: '', password: '', baseUrl: '' },
};
beforeAll(async () => {
	addressOnly.diditAccountApi = { email: '', password: '', baseUrl: `${sandboxUrl()}/auth/v2` };
	await control('POST', '/limits', { registrations_per_hour: 1000 });
});

async function open(
	operation: string,
	email: string,
	parameters: INodeParameters,
): Promise<Operated> {
	const all = { email, ...parameters };
	return await operateAccount(email, addressOnly, `account.${operation}`, all);
}

const openRequest = (path: string, body: object) => ({
	method: 'POST',
	path: `/auth/v2/programmatic/${path}/`,
	query: {},
	body,
	auth: 'none',
});

test('register, verify e-mail and log in, with the code from the mail', async () => {
	const email = newEmail();
	const registered = await open('register', email, { password: PASSWORD });
	expect(registered.sent).toEqual([openRequest('register', { email, password: PASSWORD })]);
	expect(registered.items).toMatchObject([{ json: { email }, pairedItem: { item: 0 } }]);

	const [mail] = await control<Array<{ code: string }>>('GET', `/outbox?to=${email}`);
	const code = String(mail?.code);
	const verified = await open('verifyEmail', email, { code });
	expect(verified.sent).toEqual([openRequest('verify-email', { email, code })]);
	expect(verified.items).toMatchObject([{ json: { expires_in: 86400 }, pairedItem: { item: 0 } }]);
	const { application, access_token } = verified.items[0]?.json as {
		application: { api_key: string };
		access_token: string;
	};
	expect(application.api_key).toMatch(/^[\w-]{40,}$/);
	expect(access_token).toMatch(/^ey/);

	const loggedIn = await open('login', email, { password: PASSWORD });
	expect(loggedIn.sent).toEqual([openRequest('login', { email, password: PASSWORD })]);
	expect(loggedIn.items[0]?.json.access_token).toMatch(/^ey/);
	expect(loggedIn.items[0]?.json.refresh_token).toMatch(/^ey/);
});

test.each([
	['Abcdef1!', true],
	['Ab1 defg', true],
	['Abcde1!', false],
	['abcdef1!', false],
	['ABCDEF1!', false],
	['Abcdefg!', false],
	['Abcdefg1', false],
])('register checks the form of the password %s: %s', async (password, fits) => {
	const email = newEmail();
	const run = await open('register', email, { password });
	if (fits) {
		expect(run.sent).toMatchObject([{ body: { email, password } }]);
		return;
	}
	expect(run.error?.message).toBe('"Password" is too simple');
	expect(run.error?.description).toMatch(/8 characters.*upper.*lower.*digit.*special/);
	expect(run.stored).not.toContain(password);
	expect(run.sent).toEqual([]);
});

test('log in takes any password, also one from before the rule, blanks included', async () => {
	const email = newEmail();
	const run = await open('login', email, { password: ' old ' });
	expect(run.sent).toEqual([openRequest('login', { email, password: ' old ' })]);
	expect(run.error?.message).toBe('Didit did not accept the sign-in: Invalid email or password.');
});

test('register passes on that the address is taken', async () => {
	const { email } = await newAccount();
	const run = await open('register', email, { password: PASSWORD });
	expect(run.error?.message).toBe(
		'Didit could not accept the request: Email (email): An account with this email already exists.',
	);
});

test('register passes on that there were too many, and does not wait an hour', async () => {
	const email = newEmail();
	const body = { detail: 'Request was throttled. Expected available in 3599 seconds.' };
	const headers = { 'retry-after': '3599' };
	await control('POST', '/faults', { email, kind: 'status', status: 429, body, headers });
	const run = await open('register', email, { password: PASSWORD });
	expect(run.error?.message).toContain('3599 seconds');
	expect(run.sent).toHaveLength(1);
});

test('verify e-mail passes on that the code is wrong', async () => {
	const email = newEmail();
	await open('register', email, { password: PASSWORD });
	const run = await open('verifyEmail', email, { code: 'AAAAAA' });
	expect(run.error?.message).toBe(
		'Didit could not accept the request: Code (code): Invalid or expired verification code.',
	);
});

test('log in passes on that the account is locked, and does not wait', async () => {
	const { email } = await newAccount();
	for (let attempt = 1; attempt <= 5; attempt++) await open('login', email, { password: 'no' });
	const run = await open('login', email, { password: PASSWORD });
	expect(run.error?.message).toMatch(/locked/);
	expect(run.sent).toHaveLength(1);
});

describe('with the account credential', () => {
	test('getOrganizations gives one item per organization', async () => {
		const account = await newAccount();
		const run = await operateAccount(
			account.email,
			account.credentials,
			'account.getOrganizations',
		);
		expect(run.sent).toMatchObject([
			{ path: '/auth/v2/programmatic/login/', auth: 'none' },
			{ method: 'GET', path: '/auth/v2/organizations/me/', body: null, auth: 'Bearer' },
		]);
		expect(run.items).toMatchObject([
			{
				json: { uuid: account.organizationId, contact_email: account.email },
				pairedItem: { item: 0 },
			},
		]);
	});

	test('getCredentials returns the API key whole', async () => {
		const account = await newAccount();
		const { organizationId, applicationId } = account;
		const parameters = {
			organizationId: byId(organizationId),
			applicationId: byId(applicationId.toUpperCase()),
		};
		const run = await operateAccount(
			account.email,
			account.credentials,
			'account.getCredentials',
			parameters,
		);
		expect(run.sent.at(-1)).toEqual({
			method: 'GET',
			path: `/auth/v2/organizations/me/${organizationId}/applications/${applicationId}/`,
			query: {},
			body: null,
			auth: 'Bearer',
		});
		expect(run.items).toMatchObject([
			{ json: { uuid: applicationId, api_key: account.apiKey }, pairedItem: { item: 0 } },
		]);
	});

	test('getCredentials says that the application is unknown', async () => {
		const account = await newAccount();
		const parameters = {
			organizationId: byId(account.organizationId),
			applicationId: byId(UNKNOWN),
		};
		const run = await operateAccount(
			account.email,
			account.credentials,
			'account.getCredentials',
			parameters,
		);
		expect(run.error?.message).toBe('Didit does not know this ID: Not found.');
	});

	test('getOrganizations says in words that the password is wrong', async () => {
		const { email } = await newAccount();
		const wrong = accountCredential(email, 'not-the-password');
		const run = await operateAccount(email, wrong, 'account.getOrganizations');
		expect(run.error?.message).toBe(
			'Didit refused the login of the Didit account credential: Invalid email or password.',
		);
		expect(run.error?.description).toContain('tried once');
		expect(run.sent).toHaveLength(1);
	});
});
