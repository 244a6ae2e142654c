import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { DiditClient } from '../../nodes/api/DiditClient.ts';
import { EXECUTE_POLICY } from '../../nodes/api/policies.ts';
import type { Clock } from '../../nodes/api/types.ts';
import { Didit } from '../../nodes/Didit/Didit.node.ts';
import { findOperation } from '../../nodes/Didit/operations/index.ts';
import { runItems } from '../../nodes/Didit/engine/runItems.ts';
import { NODE_TIMEOUT_MS } from './troubles.mts';

/** What the node does with its input. */
export type Work = (
	context: IExecuteFunctions,
	client: DiditClient,
) => Promise<INodeExecutionData[]>;

const create = findOperation('session', 'create');

/** What it does in truth: creates a session for every item. */
export const createSessions: Work = async (context, client) => {
	if (!create) throw new Error('The node cannot create sessions');
	return await runItems(context, client, create);
};

/** The Didit node as n8n runs it, but with this clock, and quicker to give up on a reply. */
export function creatingNode(clock: Clock, work: Work): INodeType {
	const policy = { ...EXECUTE_POLICY, timeout: NODE_TIMEOUT_MS };
	return Object.assign(new Didit(), {
		async execute(this: IExecuteFunctions) {
			const client = new DiditClient(this, policy, clock, this.getExecutionCancelSignal());
			return [await work(this, client)];
		},
	});
}
