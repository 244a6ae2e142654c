import type { IDataObject } from 'n8n-workflow';
import { answerWith, newSession, newSessions } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, didit, newApplication, requestsOf } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'spec' });
});

const open = async (more: { filter?: string; token?: string } = {}) =>
	await pick('searchSessions', { credentials: apiKeyCredential(application), ...more });

async function sessionOf(vendorData: string): Promise<IDataObject> {
	const { default_workflow_id: workflow_id } = application;
	return await didit(application, 'POST', '/session/', { workflow_id, vendor_data: vendorData });
}

async function finished(first_name: string, status: string): Promise<IDataObject> {
	const session = await didit(application, 'POST', '/session/', {
		workflow_id: application.default_workflow_id,
		expected_details: { first_name, last_name: 'Ruiz' },
	});
	await control('POST', `/sessions/${String(session.session_id)}/outcome`, { status });
	return session;
}

async function rowOf(id: unknown): Promise<IDataObject> {
	const { results } = await didit<{ results: IDataObject[] }>(application, 'GET', '/sessions/');
	return results.find(({ session_id }) => session_id === id) ?? {};
}

test('shows number, vendor data, status and day', async () => {
	const { session_id, session_number } = await sessionOf('user-123');
	const { created_at } = await rowOf(session_id);
	const shown = await open();
	expect(names(shown)).toEqual([
		`#${String(session_number)} · user-123 · Not Started · ${String(created_at).slice(0, 10)}`,
	]);
	expect(values(shown)).toEqual([session_id]);
});

test('shows the name of the person where there is no vendor data', async () => {
	const { session_id } = await newSession(application, 'Approved');
	const { full_name } = await rowOf(session_id);
	expect(names(await open())[0]).toContain(` · ${String(full_name)} · Approved · `);
});

test('comes in parts of 50', async () => {
	await newSessions(application, 120);
	const parts = [];
	let token: string | undefined;
	do {
		const part = await open({ token });
		parts.push(values(part)?.length);
		token = part.result?.paginationToken;
	} while (token);
	expect(parts).toEqual([50, 50, 20]);
});

describe.each(['spec', 'current'])('in the API %s', (dialect) => {
	beforeEach(async () => {
		application = await newApplication({ dialect });
	});

	test('finds by number, status and a part of the name', async () => {
		// The sandbox draws people by lot, who may bear the same name.
		const { session_id, session_number } = await finished('Ana', 'Approved');
		await finished('Ben', 'Declined');
		for (const filter of [`#${String(session_number)}`, 'approved', 'na Ruiz']) {
			expect(values(await open({ filter }))).toEqual([session_id]);
		}
	});

	test('finds by the link that the person got', async () => {
		const { session_id, url } = await sessionOf('user-1');
		await sessionOf('user-2');
		expect(values(await open({ filter: String(url) }))).toEqual([session_id]);
	});
});

test('finds the sessions of a user beyond what it looks through, and each once', async () => {
	const first = await sessionOf('user-of-old');
	await newSessions(application, 501);
	const old = await open({ filter: 'user-of-old' });
	expect(values(old)).toEqual([first.session_id, '']);
	expect(names(old)[1]).toBe('Only 500 were searched: use By ID for others');

	const last = await sessionOf('user-of-today');
	expect(values(await open({ filter: 'user-of-today' }))).toEqual([last.session_id, '']);
});

test('a search with more hits than the list shows goes on where it stopped', async () => {
	const prefix = 'person-';
	const { api_key } = application;
	await control('POST', '/sessions', { api_key, count: 70, vendor_data_prefix: prefix });
	const first = await open({ filter: prefix });
	const rest = await open({ filter: prefix, token: first.result?.paginationToken });
	expect([values(first)?.length, values(rest)?.length]).toEqual([50, 20]);
	expect(new Set([...(values(first) ?? []), ...(values(rest) ?? [])]).size).toBe(70);
});

test('lets Didit search where it can', async () => {
	application = await newApplication({ dialect: 'current' });
	const wanted = await sessionOf('user-1');
	await newSessions(application, 501);
	const shown = await open({ filter: 'user-1' });
	expect(values(shown)).toEqual([wanted.session_id]);
	const lists = (await requestsOf(application)).filter(({ path }) => path === '/v3/sessions/');
	expect(lists.map(({ query }) => query)).toEqual([
		{ vendor_data: 'user-1', limit: '50', offset: '0' },
		{ search: 'user-1', limit: '100', offset: '0' },
	]);
});

test('says what to do when there is none', async () => {
	expect(names(await open())).toEqual(['None yet: make one with Create']);
	expect(names(await open({ filter: 'x' }))).toEqual([]);
});

test('takes rows with nothing but an ID', async () => {
	await answerWith(application, 200, { results: [{ session_id: 'a' }], next: null });
	expect(names(await open())).toEqual(['a']);
});
