import type { IExecuteFunctions } from 'n8n-workflow';
import { saysToolExecution } from '../../common/host';

/**
 * Whether an agent calls. n8n says so only where the agent runs its tools itself, and not in every
 * version; otherwise the type of the node tells; and n8n's own agents run nodes in the mode `internal`.
 */
export function isForAgent(context: IExecuteFunctions): boolean {
	return (
		saysToolExecution(context) ||
		context.getNode().type.endsWith('Tool') ||
		context.getMode() === 'internal'
	);
}
