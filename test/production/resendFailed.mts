import assert from 'node:assert/strict';
import { failureOf, itemsOf } from '../../scripts/host/executions.mts';
import { nodeOf } from '../e2e/examples.mts';
import type { Store } from './store.mts';
import type { ProductionWorld } from './world.mts';

const LONGEST_MS = 300_000;

/**
 * Runs the example Catch up for the destination of the store's trigger.
 *
 * @returns what became of each event that had failed
 */
export async function resendFailed(world: ProductionWorld, store: Store): Promise<string[]> {
	const { examples, n8n } = world;
	const workflow = await examples.import('catch-up-after-downtime');
	const { uuid } = await store.destination();
	nodeOf(workflow, 'Resend failed').parameters.destinationId = {
		__rl: true,
		mode: 'id',
		value: uuid,
	};
	const { credentials } = nodeOf(store.workflow, 'Sessions');
	for (const node of workflow.nodes) if (node.credentials?.diditApi) node.credentials = credentials;
	await examples.save(workflow);
	const id = await n8n.client.run(workflow.id, 'Start by hand');
	const execution = await n8n.client.executionEnded(String(id), LONGEST_MS);
	assert.equal(execution.status, 'success', failureOf(execution));
	return itemsOf(execution, 'Resend failed').map(({ json }) => String(json.outcome));
}
