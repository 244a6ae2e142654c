import type { INodeParameters } from 'n8n-workflow';
import type { TestAccount } from '../support/account';
import { newAccount } from '../support/account';
import { byId } from '../support/operate';
import { names, pick, values } from '../support/pick';
import { control, requestsOf } from '../support/sandbox';

let account: TestAccount;
beforeEach(async () => {
	account = await newAccount();
});

const parameters = (organization: INodeParameters[string]): INodeParameters => ({
	resource: 'account',
	operation: 'getCredentials',
	organizationId: organization,
});

const organizations = async () =>
	await pick('searchOrganizations', {
		credentials: account.credentials,
		parameters: parameters(''),
	});

const applications = async (organization: INodeParameters[string], filter?: string) =>
	await pick('searchApplications', {
		credentials: account.credentials,
		parameters: parameters(organization),
		filter,
	});

test('shows the organizations of the account', async () => {
	const shown = await organizations();
	expect(names(shown)).toEqual([expect.stringContaining(account.email)]);
	expect(values(shown)).toEqual([account.organizationId]);
});

test.each([
	['in the list', (id: string) => ({ __rl: true, mode: 'list', value: id })],
	['by ID', (id: string) => byId(` ${id.toUpperCase()} `)],
	[
		'by address',
		(id: string) => ({
			__rl: true,
			mode: 'url',
			value: `https://business.didit.me/console/${id}/33333333-2222-3333-4444-555555555555`,
		}),
	],
])(
	'shows the applications of the organization that was chosen %s, without keys',
	async (_, how) => {
		const shown = await applications(how(account.organizationId));
		expect(names(shown)).toEqual([expect.stringMatching(/^My first application · \w+$/)]);
		expect(values(shown)).toEqual([account.applicationId]);
		expect(JSON.stringify(shown)).not.toContain(account.apiKey);
		expect(names(await applications(how(account.organizationId), 'nothing like it'))).toEqual([]);
	},
);

test.each([
	['nothing is chosen', ''],
	['the list is still empty', { __rl: true, mode: 'list', value: '' }],
	['it is an expression', byId('={{ $json.uuid }}')],
])('asks for the organization first where %s', async (_what, organization) => {
	const shown = await applications(organization);
	expect(names(shown)).toEqual(['Choose the organization first']);
	expect(values(shown)).toEqual(['']);
});

test('points to By ID where Didit does not list applications', async () => {
	const { email, organizationId } = account;
	const path = `/auth/v2/organizations/me/${organizationId}/applications/`;
	const order = { kind: 'status', path, status: 404, body: { detail: 'Not found.' } };
	await control('POST', '/faults', { email, ...order });
	expect(names(await applications(byId(organizationId)))).toEqual([
		'Didit does not list them here: use By ID',
	]);
});

test('without a credential, says which one is needed', async () => {
	const shown = await pick('searchOrganizations', { credentials: {}, parameters: parameters('') });
	expect(shown.error?.message).toBe('This operation needs a Didit account credential');
	expect(shown.error?.description).toMatch(/type "Didit Account API"/);
});

test('tries a wrong password once', async () => {
	Object.assign(account.credentials.diditAccountApi ?? {}, { password: 'Wrong-Passw0rd' });
	const { error } = await organizations();
	expect(error?.message).toMatch(/refused the login.*Invalid email or password/);
	expect(error?.description).toMatch(/five refusals lock the account/);
	expect(JSON.stringify(error)).not.toContain('Wrong-Passw0rd');
	const sent = await requestsOf({ api_key: account.email });
	expect(sent.map(({ path }) => path)).toEqual(['/auth/v2/programmatic/login/']);
});
