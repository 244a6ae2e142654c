import { answerWith } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, didit, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'spec' });
});

const credentials = () => apiKeyCredential(application);
const users = async (more = {}) =>
	await pick('searchUsers', { credentials: credentials(), ...more });
const questionnaires = async (more = {}) =>
	await pick('searchQuestionnaires', { credentials: credentials(), ...more });

async function newUsers(count: number, prefix: string): Promise<void> {
	const { api_key } = application;
	await control('POST', '/sessions', { api_key, count, vendor_data_prefix: prefix });
}

const form_elements = [{ element_type: 'short_text', label: { en: 'Occupation?' } }];

describe('users', () => {
	test('shows vendor data, name and status; the vendor data is what is chosen', async () => {
		await newUsers(1, 'Zoë/');
		const { results } = await didit<{ results: Array<{ vendor_data: string }> }>(
			application,
			'GET',
			'/users/',
		);
		const { vendor_data: vendorData = '' } = results[0] ?? {};
		await didit(application, 'PATCH', `/users/${encodeURIComponent(vendorData)}/`, {
			display_name: 'Zoë Fox',
			status: 'Approved',
		});
		const shown = await users();
		expect(names(shown)).toEqual([`${vendorData} · Zoë Fox · Active`]);
		expect(values(shown)).toEqual([vendorData]);
	});

	test.each(['spec', 'current'])('are searched and come in parts, dialect %s', async (dialect) => {
		application = await newApplication({ dialect });
		await newUsers(60, 'user-');
		await newUsers(1, 'Ångström-');
		const first = await users();
		const rest = await users({ token: first.result?.paginationToken });
		expect([values(first)?.length, values(rest)?.length]).toEqual([50, 11]);
		expect(rest.result?.paginationToken).toBeUndefined();
		const found = await users({ filter: 'Ångström' });
		expect(names(found)).toEqual([expect.stringMatching(/^Ångström-\d+ · /)]);
	});

	test('says what to do when there is none', async () => {
		expect(names(await users())).toEqual(['None yet: sessions with Vendor Data make users']);
	});
});

describe('questionnaires', () => {
	test('shows the title, and finds by title and description', async () => {
		const title = 'Employment';
		const made = await didit(application, 'POST', '/questionnaires/', { title, form_elements });
		const other = { title: 'Health', description: 'About work', form_elements };
		await didit(application, 'POST', '/questionnaires/', other);
		const shown = await questionnaires();
		expect(names(shown)).toEqual(['Employment', 'Health']);
		expect(values(shown)?.[0]).toBe(made.uuid);
		expect(names(await questionnaires({ filter: 'employ' }))).toEqual(['Employment']);
		expect(names(await questionnaires({ filter: 'about WORK' }))).toEqual(['Health']);
	});

	test('marks a draft', async () => {
		await answerWith(application, 200, [{ uuid: 'a', title: 'New', status: 'draft' }]);
		expect(names(await questionnaires())).toEqual(['New · draft']);
	});

	test('says what to do when there is none', async () => {
		expect(names(await questionnaires())).toEqual([
			'None yet: make one with Create or in the console',
		]);
	});
});
