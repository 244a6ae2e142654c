import assert from 'node:assert/strict';
import { send } from '../../../scripts/host/http.mts';
import type { Runner } from '../runner.mts';
import { needs, type World } from '../world.mts';

interface NodeType {
	name: string;
	version: number | number[];
	iconUrl?: string | { light: string; dark: string };
}

/** The package as `npm pack` makes it, installed as a community node. */
export async function packageChapter(runner: Runner, world: World): Promise<void> {
	const { n8n, examples } = world;
	const { client, url } = n8n;

	/** What n8n hands to its editor; the address lies beside /rest/. */
	const typesOf = <T,>(kind: 'nodes' | 'credentials'): Promise<T[]> =>
		client.request('GET', `../types/${kind}.json`);
	const nodeTypes = await typesOf<NodeType>('nodes');
	const ours = nodeTypes.filter(({ name }) => name.startsWith('n8n-nodes-didit.'));

	await runner.test('n8n knows both nodes, and the first one as a tool for agents', () => {
		assert.deepEqual(
			new Map(ours.map(({ name, version }) => [name, [version].flat()])),
			new Map([
				['n8n-nodes-didit.didit', [1]],
				['n8n-nodes-didit.diditTrigger', [2]],
				['n8n-nodes-didit.diditTool', [1]],
			]),
		);
	});

	await runner.test('their icons are there, light and dark', async () => {
		for (const { name, iconUrl } of ours) {
			assert.ok(typeof iconUrl === 'object', `${name} has no two icons`);
			for (const path of Object.values(iconUrl)) {
				const response = await send(`${url}/${path}`, {}, 10_000);
				assert.equal(response.status, 200, path);
				assert.match(await response.text(), /<svg/, path);
			}
		}
	});

	await runner.test('n8n knows both credentials', async () => {
		const names = (await typesOf<{ name: string }>('credentials')).map(({ name }) => name);
		assert.ok(names.includes('diditApi') && names.includes('diditAccountApi'));
	});

	for (const { key, workflow } of await examples.all()) {
		await runner.test(`${key}.json is imported whole, and n8n knows its nodes`, async () => {
			const { id } = await client.createWorkflow(workflow);
			const imported = await client.getWorkflow(id);
			assert.equal(imported.name, workflow.name);
			assert.deepEqual(imported.connections, workflow.connections);
			assert.deepEqual(
				imported.nodes.map(({ name, parameters }) => ({ name, parameters })),
				workflow.nodes.map(({ name, parameters }) => ({ name, parameters })),
			);
			const isKnown = (type: string, wanted: unknown): boolean =>
				nodeTypes.some(
					({ name, version }) => name === type && [version].flat().includes(wanted as number),
				);
			const unknown = workflow.nodes.filter(({ type, typeVersion }) => !isKnown(type, typeVersion));
			assert.deepEqual(unknown, []);
		});
	}

	await runner.test('credentials with the names that n8n proposes are linked by it', async () => {
		needs(world, 'linkedCredentials');
		const credential = await client.createCredential({
			name: 'Didit account',
			type: 'diditApi',
			data: { apiKey: 'not used' },
		});
		const { workflow } = await examples.read('manage-workflows');
		const { nodes } = await client.createWorkflow(workflow);
		const used = nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
		assert.equal(used.length, 5);
		for (const { id } of used) assert.equal(id, credential.id);
		await client.request('DELETE', `credentials/${credential.id}`);
	});
}
