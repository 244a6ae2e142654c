import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../engine/operation';

/** Name of the switch that keeps agents from an operation. */
export const LOCK = 'lockedForAgents';

/** What the form of an operation has besides its fields when the node is an agent's tool. */
export function agentProperties({ forAgents, lock }: Operation): INodeProperties[] {
	const displayOptions = { show: { '@tool': [true] } };
	if (forAgents === undefined) return [];
	const description: INodeProperties = {
		displayName: 'Tool Description',
		// By this name n8n knows what to tell the agent, and leaves out a field of its own.
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 6 },
		default: forAgents,
		displayOptions,
		description: 'What the agent reads about this tool, to know when to use it',
	};
	if (!lock) return [description];
	return [
		description,
		{
			displayName: 'Locked for Agents',
			name: LOCK,
			type: 'boolean',
			noDataExpression: true,
			default: true,
			displayOptions,
			hint: `Agents are refused this operation, because it ${lock.because}. Switch this off to let them.`,
			description: `Whether the agent is refused this operation, because it ${lock.because}`,
		},
	];
}
