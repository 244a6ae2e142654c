import type { RunningN8n } from '../../scripts/host/n8n.mts';
import { DIDIT, HTTP } from './creations.mts';
import { inARow, itemsFrom, newApplication } from './nodes.mts';
import type { World } from './world.mts';

const ITEMS = 200;

/** Both nodes do a little work before anything is measured: nobody shall pay for being the first. */
export async function warmUp(world: World, n8n: RunningN8n): Promise<void> {
	const application = await newApplication(world);
	const rows = Array.from({ length: ITEMS }, (_, index) => ({ customer: `warm-${index}` }));
	for (const contender of [DIDIT, HTTP]) {
		const nodes = [...itemsFrom(rows), ...(await contender.nodes(application, n8n))];
		const { id } = await n8n.client.createWorkflow(inARow('Warm up', nodes));
		await n8n.client.runToEnd(id, 'Start');
	}
}
