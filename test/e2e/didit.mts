import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../scripts/host/http.mts';
import type { SandboxApplication } from '../../scripts/host/sandboxControl.mts';
import type { Json } from '../../scripts/host/types.mts';
import type { World } from './world.mts';

/** Reads something of Didit's, past n8n and this package. The path is what follows `/v3/`. */
export async function readDidit({ sandbox }: World, apiKey: string, path: string): Promise<Json> {
	const headers = { 'x-api-key': apiKey };
	const response = await send(`${sandbox.url}/v3/${path}`, { headers }, 10_000);
	return (await response.json()) as Json;
}

/** What the sandbox says about a session. */
export const decisionOf = (world: World, apiKey: string, id: string): Promise<Json> =>
	readDidit(world, apiKey, `session/${id}/decision/`);

type Application = Pick<SandboxApplication, 'uuid' | 'api_key'>;

/** The URL to which an application's webhooks go. */
export async function registeredUrl({ sandbox }: World, { uuid }: Application): Promise<unknown> {
	const applications = await sandbox.control.request<Json[]>('GET', 'applications');
	return applications.find((application) => application.uuid === uuid)?.webhook_url;
}

/** n8n ends a test after it answered: waits until an application's webhooks go to this URL. */
export async function registeredBecomes(
	world: World,
	application: Application,
	url: string | null,
): Promise<void> {
	const end = Date.now() + 10_000;
	while ((await registeredUrl(world, application)) !== url && Date.now() < end) await wait(50);
	assert.equal(await registeredUrl(world, application), url);
}

/** A change to the webhook configuration of an application, and when it came, in milliseconds. */
export interface Registration {
	at: number;
	change: unknown;
}

export async function registrations(
	{ sandbox }: World,
	{ api_key: key }: Application,
): Promise<Registration[]> {
	const { requests } = await sandbox.control.book();
	return requests
		.filter(({ scope, method, path }) => {
			return scope === key && method === 'PATCH' && path === '/v3/webhook/';
		})
		.map(({ at, body }) => ({ at: Date.parse(String(at)), change: body }));
}

/** Didit sends an event to the URL that is registered, and n8n takes it. */
export async function eventFromDidit(
	{ sandbox }: World,
	{ api_key }: Application,
	event: Json,
): Promise<void> {
	const answer = await sandbox.control.request<Json>('POST', 'events', { api_key, event });
	assert.deepEqual([answer.status, answer.body], [200, '']);
}
