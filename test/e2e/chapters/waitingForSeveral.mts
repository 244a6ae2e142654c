import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { failureOf, itemsOf } from '../../../scripts/host/executions.mts';
import type { Execution, Json, NodeJson } from '../../../scripts/host/types.mts';
import { person } from '../person.mts';
import type { Runner } from '../runner.mts';
import { DIDIT, NEXT, Waiter } from '../waiter.mts';
import type { World } from '../world.mts';

const CUSTOMERS = ['ana', 'ben'];

/** Several people, of whom an execution can wait for one at a time. */
export async function waitingForSeveral(runner: Runner, world: World): Promise<void> {
	const { client } = world.n8n;

	await runner.test('several items stop it, and it says what to do', async () => {
		const waiter = await severalItems(world, 'Several', []);
		const execution = await client.runToEnd(waiter.workflow.id, 'Start');
		assert.equal(execution.status, 'error');
		assert.match(String(failureOf(execution)), /one item at a time, and got 2\b.*Loop Over Items/);
		assert.equal(await waiter.created(), 0);
	});

	await runner.test('Loop Over Items takes one person after the other', async () => {
		const loop = node('Loop Over Items', 'n8n-nodes-base.splitInBatches', 3, { options: {} });
		const waiter = await severalItems(world, 'In a loop', [loop]);
		const id = String(await client.run(waiter.workflow.id, 'Start'));
		for (const customer of CUSTOMERS) {
			const sessionOf = (one: Execution) => itemsOf(one, DIDIT)[0]?.json;
			const waiting = await client.executionWaits(id, (one) => {
				return sessionOf(one)?.vendor_data === customer;
			});
			await person.open(await person.verify(String(sessionOf(waiting)?.url), 'Approved'));
		}
		const ended = await client.executionEnded(id);
		assert.equal(ended.status, 'success', failureOf(ended));
		assert.deepEqual(
			itemsOf(ended, NEXT).map(({ json }) => [json.vendor_data, json.status]),
			CUSTOMERS.map((customer) => [customer, 'Approved']),
		);
		assert.equal(await waiter.created(), CUSTOMERS.length);
	});
}

/** Start → the customers as items → perhaps a loop → Create and Wait. */
async function severalItems(world: World, name: string, loop: NodeJson[]): Promise<Waiter> {
	const waiter = await Waiter.byHand(world, name);
	const [start, didit, next] = waiter.workflow.nodes as [NodeJson, NodeJson, NodeJson];
	didit.parameters.vendorData = '={{ $json.customers }}';
	const list = node('Customers', 'n8n-nodes-base.set', 3.4, {
		assignments: {
			assignments: [
				{ id: randomUUID(), name: 'customers', type: 'array', value: JSON.stringify(CUSTOMERS) },
			],
		},
		options: {},
	});
	const items = node('One item each', 'n8n-nodes-base.splitOut', 1, {
		fieldToSplitOut: 'customers',
		options: {},
	});
	const [first = didit] = loop;
	const to = ({ name: target }: NodeJson) => [{ node: target, type: 'main', index: 0 }];
	const connections: Json = {
		[start.name]: { main: [to(list)] },
		[list.name]: { main: [to(items)] },
		[items.name]: { main: [to(first)] },
		[didit.name]: { main: [to(loop[0] ?? next)] },
	};
	// The loop's outputs: when it is done, and for each item.
	if (loop[0]) connections[loop[0].name] = { main: [to(next), to(didit)] };
	const nodes = [start, list, items, ...loop, didit, next];
	await world.n8n.client.updateWorkflow(waiter.workflow.id, { nodes, connections });
	return waiter;
}

function node(name: string, type: string, typeVersion: number, parameters: Json): NodeJson {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 200], parameters };
}
