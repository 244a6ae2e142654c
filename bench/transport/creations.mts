import type { RunningN8n } from '../../scripts/host/n8n.mts';
import type { Contender } from './nodes.mts';
import { diditNode, httpNode } from './nodes.mts';

/** The Didit node as it comes. */
export const DIDIT: Contender = {
	name: 'Didit node',
	nodes: async (application, n8n) => [
		await diditNode(
			{
				resource: 'session',
				operation: 'create',
				workflowId: { __rl: true, mode: 'id', value: application.default_workflow_id },
				vendorData: '={{ $json.customer }}',
			},
			application,
			n8n,
		),
	],
};

/** The HTTP Request node, which starts everything at once. */
export const HTTP: Contender = http('HTTP Request node, as it comes', {});

/** The HTTP Request node of somebody who knows the limit: so many at once, then a pause. */
export function httpInBatches(batchSize: number, batchInterval: number): Contender {
	const name = `HTTP Request node, batches of ${batchSize} every ${batchInterval / 1000} s`;
	return http(name, { batching: { batch: { batchSize, batchInterval } } });
}

function http(name: string, options: object): Contender {
	return {
		name,
		nodes: async (application, n8n: RunningN8n) => [
			await httpNode(
				{
					method: 'POST',
					url: `${application.base}/session/`,
					sendBody: true,
					specifyBody: 'json',
					jsonBody: `={{ { workflow_id: '${application.default_workflow_id}', vendor_data: $json.customer } }}`,
					options,
				},
				application,
				n8n,
			),
		],
	};
}
