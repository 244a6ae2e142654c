import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DeliveryItem } from '../webhook/handleWebhook';
import { triggerKey } from '../webhook/handleWebhook';
import { fingerprints } from './eventKeys';
import type { DeliveryMemory } from './DeliveryDeduplicator';

/** Values that n8n keeps per trigger; a delivery has two at most. */
const MOST_ENTRIES = 1_000;

/**
 * The trigger's execute(): lets through what was not delivered before. Runs in production only,
 * since a test and a retry by hand are wanted even if the event is known.
 */
export async function withoutDuplicates(
	context: IExecuteFunctions,
	memory: DeliveryMemory,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData() as DeliveryItem[];
	const inProduction = context.getMode() === 'webhook';
	const admitted = await Promise.all(
		items.map(async (item) => !inProduction || (await isNew(context, memory, item))),
	);
	return items.filter((_item, index) => admitted[index]).map(withoutFingerprints);
}

async function isNew(
	context: IExecuteFunctions,
	memory: DeliveryMemory,
	{ json, fingerprints: carried }: DeliveryItem,
): Promise<boolean> {
	// Made from the bytes where webhook() made the item: JSON.parse rounds large integers.
	const values = carried?.values ?? fingerprints(json, JSON.stringify(json));
	const outcome = await memory.admit(triggerKey(context), values, async (all) => {
		return await context.helpers.checkProcessedAndRecord(all, 'node', {
			mode: 'entries',
			maxEntries: MOST_ENTRIES,
		});
	});
	if (outcome.kind === 'unknown') {
		context.logger.warn(
			`Didit Trigger: n8n could not check whether an event came before, so it is passed on: ${outcome.why}`,
			{ workflowId: context.getWorkflow().id, nodeName: context.getNode().name },
		);
	}
	return outcome.kind !== 'duplicate';
}

function withoutFingerprints(item: DeliveryItem): INodeExecutionData {
	const copy = { ...item };
	delete copy.fingerprints;
	return copy;
}
