import type { IDataObject } from 'n8n-workflow';
import { didit, requestsOf } from '../../../support/sandbox';
import type { Row } from '../../destinations/person';
import { Person } from '../../destinations/person';
import type { RegistrationTest } from '../../registration';
import { useRegistration } from '../../registration';

export const SESSION_EVENTS = ['status.updated', 'data.updated'];
export const LABEL = 'n8n: Test [workflow]';
export const CRM = { label: 'CRM', url: 'https://crm.example.com/in' };
/** Longer ago than any listener for test events lives. */
export const LONG_AGO = '2026-01-01T00:00:00Z';

/** A trigger and an application of today's Didit. */
export function useDestinations(): RegistrationTest {
	return useRegistration({ dialect: 'current' });
}

export async function rowsOf({ application }: RegistrationTest): Promise<Row[]> {
	return await new Person(application).rows();
}

/** The URLs of all destinations. */
export async function urlsOf(t: RegistrationTest): Promise<string[]> {
	return (await rowsOf(t)).map(({ url }) => url);
}

/** Somebody changes a destination in the console. */
export async function change(t: RegistrationTest, url: string, changes: object): Promise<void> {
	const row = (await rowsOf(t)).find((one) => one.url === url);
	await didit(t.application, 'PATCH', `/webhook/destinations/${row?.uuid}/`, changes);
}

/** The changes that were asked for, as method and body. */
export async function changesOf(t: RegistrationTest): Promise<Array<[string, IDataObject | null]>> {
	return (await requestsOf(t.application))
		.filter(({ method }) => method !== 'GET')
		.map(({ method, body }) => [method, body]);
}
