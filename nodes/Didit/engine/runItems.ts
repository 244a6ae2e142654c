import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DiditClient } from '../../api/DiditClient';
import { addHint } from '../../common/host';
import { readWidth } from './commonOptions';
import type { NodeError, Progress } from './itemErrors';
import { asNodeError, failedItem, withProgress } from './itemErrors';
import { ItemParameters } from '../input/ItemParameters';
import { mapConcurrent } from './mapConcurrent';
import { runItem } from './runItem';
import type { Operation } from './operation';

/** Each holds its files in memory while it is sent. */
const MOST_ITEMS_WITH_FILES = 3;

/**
 * Runs an operation for every input item: several at once, output in input order and paired with
 * its item, failures handled as the node's On Error setting asks.
 *
 * @throws NodeApiError or NodeOperationError of the first failed item, when On Error is Stop
 */
export async function runItems(
	context: IExecuteFunctions,
	client: DiditClient,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const width = widthOf(operation, new ItemParameters(context, 0, operation.fields));
	const progress: Progress = { total: items.length, begun: 0, done: 0, failed: 0 };
	const perItem = await mapConcurrent(items.length, width, async (itemIndex) => {
		progress.begun++;
		const outcome = await runItem(context, client, operation, itemIndex).catch((error: unknown) =>
			asNodeError(context, error, operation, itemIndex),
		);
		if (Array.isArray(outcome)) {
			progress.done++;
			return outcome;
		}
		progress.failed++;
		if (!context.continueOnFail() || context.getExecutionCancelSignal()?.aborted) throw outcome;
		return [failedItem(context, items[itemIndex], outcome, itemIndex)];
	})
		.finally(() => tellOfStandstill(context, client))
		.catch((error: NodeError) => {
			throw withProgress(error, progress);
		});
	const { failed, total } = progress;
	if (failed > 0)
		addHint(context, `${failed} of ${total} items did not go through. Each says why.`);
	return perItem.flat();
}

function widthOf(operation: Operation, firstItem: ItemParameters): number {
	if (operation.oneAtATime) return 1;
	const wanted = readWidth(firstItem);
	return operation.files ? Math.min(wanted, MOST_ITEMS_WITH_FILES) : wanted;
}

function tellOfStandstill(context: IExecuteFunctions, { stoodStill }: DiditClient): void {
	const seconds = Math.round(stoodStill / 1000);
	if (seconds === 0) return;
	addHint(
		context,
		`Didit limits the requests per minute. This run stood still for ${seconds} seconds in all because of it.`,
	);
}
