import type { IExecuteData, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { isOfUnknownFate } from '../../api/DiditClient';
import { isForAgent } from '../agents/caller';

/** What became of the changes of a node's run, by item. A run of a loop is a run of its own. */
const runs = new WeakMap<IExecuteData, Map<number, Promise<unknown>>>();

/**
 * Does what an item asks for, and a change once only however often n8n runs the node: its Retry On
 * Fail begins again with all items, also with those that went through. What was changed answers as
 * before, and what may have been changed fails as before, with nothing sent. An agent's tries are
 * calls of their own, which n8n does not repeat.
 *
 * @param changes whether it changes something at Didit
 * @param send sends it, and fails where it was not done
 * @throws what `send` throws
 */
export async function onceInARun<Outcome>(
	context: IExecuteFunctions,
	itemIndex: number,
	changes: boolean,
	send: () => Promise<Outcome>,
): Promise<Outcome> {
	if (!changes || !context.getNode().retryOnFail || isForAgent(context)) {
		return await send();
	}
	const run = context.getExecuteData();
	const outcomes = runs.get(run) ?? new Map<number, Promise<unknown>>();
	runs.set(run, outcomes);
	const earlier = outcomes.get(itemIndex) as Promise<Outcome> | undefined;
	if (earlier) return await earlier.catch((error: unknown) => rethrown(context, error));
	const outcome = send().catch((error: unknown) => {
		if (!isOfUnknownFate(error)) outcomes.delete(itemIndex);
		throw error;
	});
	outcomes.set(itemIndex, outcome);
	return await outcome.catch((error: unknown) => rethrown(context, error));
}

/** In a new error each time, since n8n and the runner write into what they are given. */
function rethrown(context: IExecuteFunctions, error: unknown): never {
	if (!isOfUnknownFate(error)) throw error;
	const { message, httpCode, context: own } = error;
	const words = { message, description: error.description ?? '' };
	throw new NodeApiError(context.getNode(), words, {
		...words,
		httpCode: httpCode ?? undefined,
		itemIndex: own.itemIndex as number,
	});
}
