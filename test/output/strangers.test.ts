import type { INodeParameters } from 'n8n-workflow';
import { newAccount } from '../support/account';
import type { NodeOutcome } from '../support/engine';
import { answerWith, byId, fault, operate, operateAccount } from '../support/operate';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, newApplication, sandboxUrl } from '../support/sandbox';
import { strangersServer } from '../support/strangersServer';

const SESSION = '11111111-2222-4333-8444-555555555555';

let application: Application;
let stranger: Awaited<ReturnType<typeof strangersServer>>;
beforeEach(async () => {
	application = await newApplication();
	stranger = await strangersServer();
});
afterEach(async () => {
	expect(await stranger.close()).toEqual([]);
});

const REDIRECTS = [301, 302, 303, 307, 308];

describe.each(REDIRECTS)('a redirect with %d is not followed', (status) => {
	const redirect = async (more: object = {}) =>
		await fault(application, {
			kind: 'redirect',
			status,
			location: `${stranger.url}/v3/`,
			times: null,
			...more,
		});

	const expectRefused = ({ error, items }: NodeOutcome) => {
		expect(error?.message).toMatch(/^Didit answered with a redirect, which was not followed/);
		expect(error?.description).toContain('Check the base URL');
		expect(items).toEqual([]);
	};

	test.each<[string, INodeParameters]>([
		['billing.getBalance', {}],
		['session.getPdf', { sessionId: byId(SESSION) }],
		['billing.topUp', {}],
		['user.update', { vendorData: byId('user-1'), updateFields: { displayName: 'A' } }],
		['session.delete', { sessionId: byId(SESSION) }],
	])('by %s', async (operation, parameters) => {
		await redirect();
		const run = await operate(application, operation, parameters);
		expectRefused(run);
		expect(run.sent).toHaveLength(1);
	});

	test('on the second page of a list', async () => {
		const next = `${sandboxUrl()}/v3/users/`;
		await answerWith(application, 200, { next, results: [{}] });
		await redirect({ path: '/v3/users/' });
		const run = await operate(application, 'session.getAll', { returnAll: true });
		expectRefused(run);
		expect(run.sent).toHaveLength(2);
	});

	test('with the token of an account', async () => {
		const { email, credentials } = await newAccount();
		const order = { kind: 'redirect', status, location: stranger.url, path: '/auth/v2/org' };
		await control('POST', '/faults', { email, ...order });
		const run = await operateAccount(email, credentials, 'account.getOrganizations');
		expectRefused(run);
	});

	test('with the password of an account', async () => {
		const { email, credentials } = await newAccount();
		const order = { kind: 'redirect', status, location: stranger.url, path: '/auth/v2/pro' };
		await control('POST', '/faults', { email, ...order });
		const run = await operateAccount(email, credentials, 'account.getOrganizations');
		expect(run.error?.message).toMatch(/^Didit refused the login/);
	});
});

describe('the link to the next page', () => {
	test.each([
		['on another host', () => `${stranger.url}/v3/sessions/`],
		['on another host, without its scheme', () => `${stranger.url.replace('http:', '')}/v3/`],
		[
			'on a host of which this one is the user name',
			() => `http://127.0.0.1@${stranger.url.slice('http://'.length)}/v3/sessions/`,
		],
		['with a password for another host', () => `${stranger.url.replace('//', '//a:b@')}/v3/`],
	])('is not followed %s', async (_what, next) => {
		await answerWith(application, 200, { next: next(), results: [{ session_number: 1 }] });
		const run = await operate(application, 'session.getAll', { returnAll: true });
		expect(run.error?.message).toBe('The list continues at an address outside Didit');
		expect(run.error?.description).toContain('It was not followed');
		expect(run.sent).toHaveLength(1);
	});
});

describe('the base URL', () => {
	const at = (baseUrl: string) => ({
		credentials: { diditApi: { apiKey: application.api_key, baseUrl } },
	});

	test.each([
		['https://user:pass@example.com/v3'],
		['http://user@127.0.0.1/v3'],
		['ftp://example.com/v3'],
		['example.com'],
		['https://example.com/v3?x=1'],
		['https://example.com/v3#x'],
		[''],
	])('%p is refused, and nothing is sent', async (baseUrl) => {
		const run = await operate(application, 'billing.getBalance', {}, at(baseUrl));
		expect(run.error?.message).toBe('The base URL in the Didit credential is not usable');
		expect(run.error?.context.itemIndex).toBe(0);
		expect(run.sent).toEqual([]);
		expect(run.stored).not.toContain('user:pass');
	});

	test.each(['/', '//', ' '])('may end in %p', async (ending) => {
		const baseUrl = `${sandboxUrl()}/v3${ending}`;
		const run = await operate(application, 'billing.getBalance', {}, at(baseUrl));
		expect(run.sent).toMatchObject([{ path: '/v3/billing/balance/' }]);
	});
});

describe('the API key', () => {
	test.each([
		['with a line break', (key: string) => `${key}\n`],
		['in quotes', (key: string) => ` "${key}" `],
		['with the kind of sign-in', (key: string) => `Bearer ${key}`],
		['with the name of its header', (key: string) => `x-api-key: ${key}`],
	])('works when it was pasted %s', async (_how, paste) => {
		const { api_key: key } = application;
		const { diditApi } = apiKeyCredential(application);
		const credentials = { diditApi: { ...diditApi, apiKey: paste(key) } };
		const run = await operate(application, 'billing.getBalance', {}, { credentials });
		expect(run.error).toBeUndefined();
		expect(run.sent).toMatchObject([{ auth: 'x-api-key' }]);
	});

	test('is named where it can be none, and nothing is sent', async () => {
		const { diditApi } = apiKeyCredential(application);
		const credentials = { diditApi: { ...diditApi, apiKey: '••••••••' } };
		const run = await operate(application, 'billing.getBalance', {}, { credentials });
		expect(run.error?.message).toBe('The request to Didit was not sent');
		expect(run.error?.description).toContain('holds letters that no key has');
		expect(run.error?.description).toContain('API & Webhooks');
		expect(run.sent).toEqual([]);
	});
});

describe('an ID', () => {
	test.each(['.', '..'])('%p would lead to another address, and is refused', async (id) => {
		const sessionId = byId(`={{ '${id}' }}`);
		const run = await operate(application, 'session.getDecision', { sessionId });
		expect(run.error?.message).toBe(`"Session" cannot be "${id}"`);
		expect(run.sent).toEqual([]);
	});

	test('with a slash, spaces and dots goes nowhere', async () => {
		const sessionId = byId("={{ '../a b?c' }}");
		const run = await operate(application, 'session.getDecision', { sessionId });
		expect(run.error?.message).toBe('"Session" holds "../a b?c", which is no ID');
		expect(run.sent).toEqual([]);
	});
});
