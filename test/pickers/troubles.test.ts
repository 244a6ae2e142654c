import type { ListName } from '../../nodes/Didit/listSearch';
import { answerWith, fault } from '../support/operate';
import { names, pick } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, newApplication, requestsOf } from '../support/sandbox';

/** The lists that are read with the API key. */
const LISTS: ListName[] = [
	'searchQuestionnaires',
	'searchSessions',
	'searchUsers',
	'searchWorkflows',
	'searchWorkflowVersions',
];

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'spec' });
});

test.each(LISTS)('%s says so when the key is wrong, and does not show it', async (list) => {
	const wrong = { api_key: `wrong ${application.api_key}` };
	const { error } = await pick(list, { credentials: apiKeyCredential(wrong) });
	expect(error?.message).toMatch(/^Didit did not accept the sign-in/);
	expect(error?.description).toMatch(/^Check the API key in the Didit credential/);
	expect(error?.httpCode).toBe('401');
	expect(JSON.stringify(error)).not.toContain(wrong.api_key);
});

test.each(LISTS)('%s says which credential to choose when there is none', async (list) => {
	const { error } = await pick(list, { credentials: {} });
	expect(error?.message).toBe('Choose a Didit API credential first');
	expect(error?.description).toMatch(/list is read from Didit with it/);
});

test.each(LISTS)('%s says so when Didit answers no list', async (list) => {
	await answerWith(application, 200, { detail: 'Welcome' }, { times: null });
	const { error } = await pick(list, { credentials: apiKeyCredential(application) });
	expect(error?.message).toBe('The answer of Didit is not a list');
	expect(error?.description).toMatch(/base URL/);
});

test('does not sit out a limit that Didit asks to wait for', async () => {
	await fault(application, { kind: 'status', status: 429, headers: { 'retry-after': '30' } });
	const { error } = await pick('searchWorkflows', { credentials: apiKeyCredential(application) });
	expect(error?.message).toMatch(/limiting the number of requests/);
	expect(await requestsOf(application)).toHaveLength(1);
});

test('asks once more after a moment of trouble', async () => {
	await fault(application, { kind: 'status', status: 503, body: {} });
	const shown = await pick('searchWorkflows', { credentials: apiKeyCredential(application) });
	expect(names(shown)).toEqual(['KYC · KYC · default']);
});
