import type { INodeExecutionData } from 'n8n-workflow';
import type { DiditClient } from '../../nodes/api/DiditClient.ts';
import { createSessions, type Work } from './node.mts';

type Items = INodeExecutionData[];

const withError = (items: Items, error: string): Items =>
	items.map((item) => ('error' in item.json ? { ...item, json: { ...item.json, error } } : item));

/** Spoils what comes out of the node. */
const spoilt =
	(spoil: (items: Items) => Items): Work =>
	async (context, client) =>
		spoil(await createSessions(context, client));

/**
 * Nodes that are broken on purpose. A run that does not find each of them out proves nothing about
 * the real one.
 */
export const BROKEN: Readonly<Record<string, Work>> = {
	'repeats what may have been carried out': (context, client) => {
		const send: DiditClient['send'] = (...request) =>
			client.send(...request).catch(() => client.send(...request));
		return createSessions(context, Object.assign(Object.create(client) as DiditClient, { send }));
	},
	'leaves out what failed': spoilt((items) => items.filter(({ json }) => !('error' in json))),
	'mixes up the answers': spoilt((items) =>
		items.map((item, index) => ({ ...item, json: items[items.length - 1 - index]?.json ?? {} })),
	),
	'says of everything that it was not sent': spoilt((items) =>
		withError(items, 'Nothing was sent.'),
	),
	'says of everything that it is not known': spoilt((items) =>
		withError(items, 'It is not known whether Didit carried the request out.'),
	),
	'says nothing about what became of it': spoilt((items) => withError(items, 'Request failed')),
};
