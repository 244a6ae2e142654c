import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Operation } from '../engine/operation';
import type { ItemParameters } from '../input/ItemParameters';
import { isForAgent } from './caller';
import { LOCK } from './agentProperties';

/**
 * Keeps agents from what is not offered to them, and from what nobody has unlocked for them. The
 * form alone does not: a workflow may have been edited, or written by an agent.
 *
 * @throws NodeOperationError that tells the agent's user what to do
 */
export function checkAgent(operation: Operation, parameters: ItemParameters): void {
	const { context, itemIndex } = parameters;
	if (!isForAgent(context)) return;
	const { name, forAgents, lock } = operation;
	if (forAgents === undefined) {
		throw new NodeOperationError(context.getNode(), `"${name}" is not for agents`, {
			itemIndex,
			description: 'Use it in the workflow itself, before or after the agent.',
		});
	}
	if (!lock || lock.when?.(parameters) === false) return;
	if (isUnlocked(context, itemIndex)) return;
	throw new NodeOperationError(
		context.getNode(),
		`"${name}" is locked for agents, because it ${lock.because}`,
		{
			itemIndex,
			description:
				'Nothing was sent to Didit. Whoever builds the workflow can switch "Locked for Agents" off in this tool.',
		},
	);
}

/** Only by hand: an expression could be the model's own, and old hosts run them in any field. */
function isUnlocked(context: IExecuteFunctions, itemIndex: number): boolean {
	return context.getNodeParameter(LOCK, itemIndex, true, { rawExpressions: true }) === false;
}
