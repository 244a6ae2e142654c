import { createHash } from 'node:crypto';
import type { N8nClient } from '../host/client.mts';
import { say } from '../host/print.mts';
import { N8nError } from '../host/rest.mts';
import type { Workflow, WorkflowJson } from '../host/types.mts';
import type { CredentialBook } from './credentials.mts';
import type { Example } from './examples.mts';
import type { Home } from './home.mts';

/**
 * Brings an example into n8n, or finds it there from an earlier start. A newer version of its file
 * takes the old one's place, unless the user has changed the workflow: then theirs stays.
 *
 * @returns the id of its workflow
 */
export async function importExample(
	client: N8nClient,
	home: Home,
	credentials: CredentialBook,
	example: Example,
): Promise<string> {
	const wanted = await credentials.fill(example);
	const hash = createHash('sha256').update(JSON.stringify(wanted)).digest('hex');
	const known = home.state.examples[example.key];
	const existing = known && (await find(client, known.id));
	if (known && existing) {
		if (known.hash === hash) return existing.id;
		if (existing.versionId !== known.versionId) {
			say(`  "${existing.name}" was changed in the editor; the newer example is not imported.`);
			return existing.id;
		}
	}
	const { id, versionId } = existing
		? await client.updateWorkflow(existing.id, contentOf(wanted))
		: await client.createWorkflow(wanted);
	home.state.examples[example.key] = { id, versionId, hash };
	await home.save();
	return id;
}

const contentOf = ({
	name,
	nodes,
	connections,
	settings,
}: WorkflowJson): Partial<WorkflowJson> => ({
	name,
	nodes,
	connections,
	settings,
});

async function find(client: N8nClient, id: string): Promise<Workflow | undefined> {
	try {
		const workflow = await client.getWorkflow(id);
		return workflow.isArchived ? undefined : workflow;
	} catch (error) {
		if (error instanceof N8nError && error.status === 404) return undefined;
		throw error;
	}
}
