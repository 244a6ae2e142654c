import type { N8nClient } from '../host/client.mts';
import { say } from '../host/print.mts';
import { Problem } from '../host/problem.mts';
import { nodesOfType, TRIGGER_TYPE } from './examples.mts';

/**
 * Publishes again what was published in an earlier start. n8n keeps its webhooks through a restart
 * and does not register them anew, but the sandbox, which lives in memory, has forgotten them.
 *
 * @param credentialIds of the sandbox; workflows that use other credentials are left alone
 * @param except a workflow that is published separately
 */
export async function renewPublished(
	client: N8nClient,
	credentialIds: string[],
	except: string,
): Promise<void> {
	for (const { id, name, active } of await client.listWorkflows()) {
		if (!active || id === except) continue;
		const triggers = nodesOfType(await client.getWorkflow(id), TRIGGER_TYPE);
		const used = triggers.flatMap(({ credentials = {} }) => Object.values(credentials));
		if (!used.some((credential) => credentialIds.includes(credential.id ?? ''))) continue;
		try {
			await publishAnew(client, id);
			say(`  "${name}" is published again`);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			say(`  ${error.message}`);
		}
	}
}

/** Publishes; what is published already is taken out first, or n8n would change nothing. */
export async function publishAnew(client: N8nClient, id: string): Promise<void> {
	if ((await client.getWorkflow(id)).active) await client.unpublish(id);
	await client.publish(id);
}
