import type { INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../nodes/api/util/clock';
import type { TestAccount } from '../support/account';
import { newAccount } from '../support/account';
import type { Operated } from '../support/operate';
import { byId, operateAccount } from '../support/operate';
import { accountCredential, control } from '../support/sandbox';

const LOGIN = '/auth/v2/programmatic/login/';
const ORGANIZATIONS = '/auth/v2/organizations/me/';

let account: TestAccount;
beforeEach(async () => {
	account = await newAccount();
});

async function getOrganizations(more = {}): Promise<Operated> {
	return await operateAccount(
		account.email,
		account.credentials,
		'account.getOrganizations',
		{},
		more,
	);
}

async function refuse(status: number, times: number | null = 1): Promise<void> {
	const { email } = account;
	const body = { detail: 'Given token not valid for any token type.' };
	const order = { kind: 'status', path: ORGANIZATIONS, status, body, times };
	await control('POST', '/faults', { email, ...order });
}

const paths = ({ sent }: Operated) => sent.map(({ path }) => path);
const tenItems = Array.from({ length: 10 }, (_, index) => ({ json: { index } }));

test('is fetched once and kept', async () => {
	expect(paths(await getOrganizations())).toEqual([LOGIN, ORGANIZATIONS]);
	expect(paths(await getOrganizations())).toEqual([ORGANIZATIONS]);
	expect(account.credentials.diditAccountApi?.accessToken).toMatch(/^ey/);
});

test('is fetched once for ten items', async () => {
	const run = await getOrganizations({ items: tenItems });
	expect(paths(run)).toEqual([LOGIN, ...tenItems.map(() => ORGANIZATIONS)]);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
		tenItems.map((_, item) => ({ item })),
	);
});

test.each([401, 403])('is renewed after %d', async (status) => {
	await getOrganizations();
	await refuse(status);
	const run = await getOrganizations();
	expect(paths(run)).toEqual([ORGANIZATIONS, LOGIN, ORGANIZATIONS]);
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(1);
});

test('is renewed after it expired', async () => {
	await getOrganizations();
	await control('POST', '/accounts/expire-tokens', { email: account.email });
	expect(paths(await getOrganizations())).toEqual([ORGANIZATIONS, LOGIN, ORGANIZATIONS]);
});

test.each([401, 403])('is renewed only once when %d comes again', async (status) => {
	await getOrganizations();
	await refuse(status, null);
	const run = await getOrganizations();
	expect(paths(run)).toEqual([ORGANIZATIONS, LOGIN, ORGANIZATIONS]);
	expect(run.error?.message).toContain('Given token not valid');
	expect(run.error?.description).toContain('the email and password');
});

test('an answer that broke off is asked for again, with the same token', async () => {
	await getOrganizations();
	const order = { kind: 'truncate', path: ORGANIZATIONS };
	await control('POST', '/faults', { email: account.email, ...order });
	const wait = jest.spyOn(systemClock, 'wait').mockResolvedValue();
	const run = await getOrganizations();
	wait.mockRestore();
	expect(paths(run)).toEqual([ORGANIZATIONS, ORGANIZATIONS]);
	expect(run.items).toHaveLength(1);
});

describe('a wrong password', () => {
	const OPERATIONS: Array<[string, () => INodeParameters]> = [
		['getOrganizations', () => ({})],
		[
			'getCredentials',
			() => ({
				organizationId: byId(account.organizationId),
				applicationId: byId(account.applicationId),
			}),
		],
	];

	test.each(OPERATIONS)('is tried once for ten items of %s', async (operation, parameters) => {
		const password = 'not-the-password';
		const run = await operateAccount(
			account.email,
			accountCredential(account.email, password),
			`account.${operation}`,
			parameters(),
			{ items: tenItems, onError: 'continueRegularOutput' },
		);
		expect(paths(run)).toEqual([LOGIN]);
		const error = expect.stringMatching(
			/^Didit refused the login of the Didit account credential: Invalid email or password\. .*once/,
		) as string;
		expect(run.items.map(({ json }) => json)).toEqual(
			tenItems.map(({ json }) => ({ ...json, error })),
		);
		expect(run.stored).not.toContain(password);
	});

	test('is tried once when a kept token was refused', async () => {
		await getOrganizations();
		await control('POST', '/accounts/expire-tokens', { email: account.email });
		const data = account.credentials.diditAccountApi;
		const changed = { diditAccountApi: { ...data, password: 'changed-at-didit' } };
		const run = await operateAccount(
			account.email,
			changed,
			'account.getOrganizations',
			{},
			{
				items: tenItems,
				onError: 'continueRegularOutput',
			},
		);
		expect(paths(run)).toEqual([ORGANIZATIONS, LOGIN]);
		expect(run.items[9]?.json.error).toContain('refused the login');
	});
});

test.each<[string, object, string]>([
	['gets lost', { kind: 'drop_before' }, 'did not get through'],
	[
		'meets a Didit in trouble',
		{ kind: 'status', status: 503, body: { detail: 'Try again later.' } },
		'trouble of its own with the login of the Didit account credential: Try again later.',
	],
])('a login that %s says so, and is not repeated', async (_what, order, words) => {
	await control('POST', '/faults', { email: account.email, path: LOGIN, ...order });
	const run = await getOrganizations();
	expect(run.error?.message).toContain(words);
	expect(run.error?.description).toContain('not again');
	expect(run.stored).not.toContain(account.password);
	expect(paths(run)).toEqual([LOGIN]);
});

test.each(['getOrganizations', 'getCredentials'])(
	'%s without a credential says which one it needs',
	async (operation) => {
		const run = await operateAccount(account.email, {}, `account.${operation}`, {
			organizationId: byId(account.organizationId),
			applicationId: byId(account.applicationId),
		});
		expect(run.error?.message).toBe('This operation needs a Didit account credential');
		expect(run.error?.description).toContain('"Didit Account API"');
		expect(run.sent).toEqual([]);
	},
);

describe('ten items do not log in ten times', () => {
	test('when Didit has trouble with the login', async () => {
		const trouble = { kind: 'status', status: 500, times: null };
		await control('POST', '/faults', { email: account.email, path: LOGIN, ...trouble });
		const run = await getOrganizations({ items: tenItems, onError: 'continueRegularOutput' });
		expect(paths(run)).toEqual([LOGIN]);
		expect(run.items).toHaveLength(10);
	});

	test('when Didit refuses the new token, too', async () => {
		await refuse(403, null);
		const run = await getOrganizations({ items: tenItems, onError: 'continueRegularOutput' });
		expect(paths(run).filter((path) => path === LOGIN)).toHaveLength(2);
		expect(paths(run).filter((path) => path === ORGANIZATIONS)).toHaveLength(11);
		expect(
			run.items.every(({ json }) =>
				/^Didit did not allow this: Given token/.test(String(json.error)),
			),
		).toBe(true);
	});
});
