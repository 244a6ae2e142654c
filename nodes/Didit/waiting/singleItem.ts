import { NodeOperationError } from 'n8n-workflow';
import type { ItemParameters } from '../input/ItemParameters';

/**
 * An execution waits once, so several people would all be taken for the first who comes back.
 *
 * @throws NodeOperationError for several items, before anything was sent
 */
export function singleItem({ context, itemIndex }: ItemParameters): void {
	const { length } = context.getInputData();
	if (length === 1) return;
	throw new NodeOperationError(
		context.getNode(),
		`This operation takes one item at a time, and got ${length}`,
		{
			itemIndex,
			description:
				'An execution waits for one person. For one after the other put Loop Over Items with batch size 1 before this node; for all at once let Execute Sub-workflow run a workflow with this node once for each item, without waiting for its end. Nothing was sent to Didit.',
		},
	);
}
