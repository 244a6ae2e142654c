import { send } from '../../scripts/host/http.mts';
import type { Json } from '../../scripts/host/types.mts';
import type { World } from './world.mts';

/** What the sandbox says about a session, asked past n8n and this package. */
export async function decisionOf({ sandbox }: World, apiKey: string, id: string): Promise<Json> {
	const response = await send(
		`${sandbox.url}/v3/session/${id}/decision/`,
		{ headers: { 'x-api-key': apiKey } },
		10_000,
	);
	return (await response.json()) as Json;
}
