import type { INodeParameters } from 'n8n-workflow';
import { newAccount } from '../support/account';
import { byId, newSession, newSessions, operate, operateAccount } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication, sandboxUrl } from '../support/sandbox';

const ORGANIZATION = '11111111-aaaa-4bbb-8ccc-000000000001';
const APPLICATION = '22222222-aaaa-4bbb-8ccc-000000000002';
const INSIDE = `https://business.didit.me/console/${ORGANIZATION}/${APPLICATION}`;

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

const byUrl = (value: string) => ({ __rl: true, mode: 'url', value });

const getDecision = async (sessionId: INodeParameters[string]) =>
	await operate(application, 'session.getDecision', { sessionId });

/** A link that is typed in is checked by n8n before the node runs; an expression is not. */
const asExpression = (value: string) => byUrl(`={{ ${JSON.stringify(value)} }}`);

test.each([
	`${INSIDE}/verifications/ID`,
	`${INSIDE}/verifications/ID/documents?tab=1`,
	`${INSIDE}/verifications?session=ID`,
	'https://business.didit.me/console/sessions/ID',
	' https://business.didit.me/sessions/ID ',
])('an address of the console names the session: %s', async (address) => {
	const { session_id: id } = await newSession(application);
	const run = await getDecision(byUrl(address.replace('ID', id.toUpperCase())));
	expect(run.sent).toMatchObject([{ path: `/v3/session/${id}/decision/` }]);
	expect(run.items[0]?.json.session_id).toBe(id);
});

test.each([
	INSIDE,
	`${INSIDE}/`,
	`${INSIDE}/verifications`,
	'https://business.didit.me/console',
	`https://business.didit.me.example.com/${APPLICATION}`,
	'https://example.com/',
])('an address without a session is refused: %s', async (address) => {
	await expect(getDecision(byUrl(address))).rejects.toThrow('Session: this address names none.');
	const run = await getDecision(asExpression(address));
	expect(run.error?.message).toBe('"Session" is an address that names none');
	expect(run.error?.description).toBe('Correct it, or use By ID.');
	expect(run.sent).toEqual([]);
});

test('the address of a thing is read inside a collection too', async () => {
	const { default_workflow_id: id } = application;
	const run = await operate(application, 'session.getAll', {
		filters: { workflowId: byUrl(`${INSIDE}/workflows/${id}`) },
	});
	expect(run.sent).toMatchObject([{ query: { workflow_id: id } }]);
});

test('organization and application are the first two of the console', async () => {
	const { email, credentials, organizationId, applicationId, apiKey } = await newAccount();
	const address = `https://business.didit.me/console/${organizationId}/${applicationId}/settings`;
	const run = await operateAccount(email, credentials, 'account.getCredentials', {
		organizationId: byUrl(address),
		applicationId: byUrl(address),
	});
	expect(run.items[0]?.json.api_key).toBe(apiKey);
});

describe('the link that the person got', () => {
	const LANGUAGES = ['', 'es/'];

	test.each(LANGUAGES)('leads to the session, with "%s" before it', async (language) => {
		const { default_workflow_id: workflow_id } = application;
		const made = await didit(application, 'POST', '/session/', { workflow_id });
		await newSessions(application, 120);
		const link = String(made.url).replace('/session/', `/${language}session/`);
		const run = await getDecision(byUrl(link));
		expect(run.items[0]?.json.session_id).toBe(made.session_id);
		expect(run.sent.map(({ path }) => path)).toEqual([
			'/v3/sessions/',
			'/v3/sessions/',
			`/v3/session/${String(made.session_id)}/decision/`,
		]);
	});

	test('that leads nowhere stops before anything is done', async () => {
		await newSession(application);
		const run = await operate(application, 'session.delete', {
			sessionId: byUrl(`${sandboxUrl()}/session/AAAAbbbb1234`),
		});
		expect(run.error?.message).toBe(
			'"Session" leads to none of the first 1000 sessions that Didit lists',
		);
		expect(run.error?.description).toMatch(/^Use By ID/);
		expect(run.sent.map(({ method }) => method)).toEqual(['GET']);
	});

	test('is looked up for each item', async () => {
		const { default_workflow_id: workflow_id } = application;
		const first = await didit(application, 'POST', '/session/', { workflow_id });
		const second = await didit(application, 'POST', '/session/', { workflow_id });
		const run = await operate(
			application,
			'session.getDecision',
			{ sessionId: byUrl('={{ $json.url }}') },
			{ items: [{ json: { url: second.url } }, { json: { url: first.url } }] },
		);
		expect(run.items.map(({ json }) => json.session_id)).toEqual([
			second.session_id,
			first.session_id,
		]);
	});
});

test.each(['no-uuid', '1234', '11111111-2222-3333-4444-55555555555g'])(
	'what is no ID is refused before the node runs: %s',
	async (id) => {
		await expect(getDecision(byId(id))).rejects.toThrow(
			'Session: an ID has 32 digits and letters from a to f, in five groups',
		);
	},
);
