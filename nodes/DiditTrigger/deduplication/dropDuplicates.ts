import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DeliveryItem } from '../webhook/delivery';
import { triggerKey } from '../webhook/delivery';
import { eventKeys } from '../../common/eventKeys';
import type { DeliveryDeduplicator } from './DeliveryDeduplicator';

/** Values that n8n keeps per trigger; a delivery has two at most. */
const MOST_ENTRIES = 1_000;

/**
 * The trigger's execute(): lets through what was not delivered before. Runs in production only,
 * since a test and a retry by hand are wanted even if the event is known.
 */
export async function dropDuplicates(
	context: IExecuteFunctions,
	memory: DeliveryDeduplicator,
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
	memory: DeliveryDeduplicator,
	{ json, eventKeys: carried }: DeliveryItem,
): Promise<boolean> {
	// Made from the bytes where webhook() made the item: JSON.parse rounds large integers.
	const values = carried?.values ?? eventKeys(json, JSON.stringify(json));
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
	delete copy.eventKeys;
	return copy;
}
