import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf } from '../../scripts/host/executions.mts';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import type { Json, NodeJson } from '../../scripts/host/types.mts';
import type { Cluster } from '../../scripts/production/cluster.mts';
import { Records } from '../../test/production/records.mts';
import { diditNode, inARow, itemsFrom } from '../transport/nodes.mts';
import { node } from '../trigger/contenders.mts';
import { cluster, type Setting, type Stand } from './settings.mts';

const FILES = 10;
const FILE_BYTES = 2_000_000;
const MEGABYTE = 1_000_000;
/** From a minute on n8n puts an execution that waits away, and any worker goes on with it. */
const WAIT_SECONDS = 80;
/** In the place of a mode: n8n's own choice. */
const UNSET = 'unset';
/** All but the newest execution go as soon as n8n looks, which it does once a minute. */
const PRUNING = {
	EXECUTIONS_DATA_PRUNE_MAX_COUNT: '1',
	EXECUTIONS_DATA_PRUNE_SOFT_DELETE_INTERVAL: '1',
	EXECUTIONS_DATA_PRUNE_HARD_DELETE_INTERVAL: '1',
	EXECUTIONS_DATA_HARD_DELETE_BUFFER: '0',
};
const NEWER = 2;
const PRUNED_MS = 300_000;
const POLL_MS = 1_000;

/** Prints where files come to rest, who can read them, and when they are gone. */
export async function benchBinaryData(
	setting: (name: string) => Setting,
	modes: readonly string[],
): Promise<void> {
	for (const mode of modes) {
		await cluster(
			setting(`N8N_DEFAULT_BINARY_DATA_MODE=${mode}`),
			2,
			async (stand, running) => {
				await handedOn(stand, running);
				await pruned(stand, running);
			},
			{ ...PRUNING, ...(mode !== UNSET && { N8N_DEFAULT_BINARY_DATA_MODE: mode }) },
		);
	}
}

/** One worker fetches the files, the execution waits, another worker goes on. */
async function handedOn(stand: Stand, running: Cluster): Promise<void> {
	const { client } = running.n8n;
	const records = new Records(running, stand.host.folder);
	const [first, second] = running.workers;
	await second?.stop();
	const wait = { amount: WAIT_SECONDS, unit: 'seconds' };
	const workflow = await client.createWorkflow(
		inARow('Files', [
			...(await fetched(stand, running)),
			node('Wait', 'n8n-nodes-base.wait', 1.1, wait),
			node('Read', 'n8n-nodes-base.crypto', 1, {
				...{ action: 'hash', type: 'SHA256', binaryData: true },
				...{ binaryPropertyName: 'data', dataPropertyName: 'hash' },
			}),
		]),
	);
	const print = printer(records, running);
	await print('before');
	const id = String(await client.run(workflow.id, 'Start'));
	await client.executionWaits(id);
	await print(`${FILES} files of ${FILE_BYTES / MEGABYTE} MB, the execution waits`);
	await second?.start();
	await first?.stop();
	const execution = await client.executionEnded(id, 3 * WAIT_SECONDS * 1_000);
	say(`  another worker reads them: ${failureOf(execution) ?? execution.status}`);
	await first?.start();
	await client.request('POST', 'executions/delete', { ids: [id] });
	await print('the execution is deleted');
}

/** The same files in an execution that n8n prunes by itself. */
async function pruned(stand: Stand, running: Cluster): Promise<void> {
	const { client } = running.n8n;
	const records = new Records(running, stand.host.folder);
	const print = printer(records, running);
	const files = await client.createWorkflow(inARow('Pruned', await fetched(stand, running)));
	const { id } = await client.runToEnd(files.id, 'Start');
	await print('the same files in another execution');
	const newer = await client.createWorkflow(inARow('Newer', [node('Next', NO_OP, 1)]));
	for (let run = 0; run < NEWER; run++) await client.runToEnd(newer.id, 'Start');
	const end = Date.now() + PRUNED_MS;
	const isThere = async () =>
		(await records.query('SELECT id FROM execution_entity WHERE id = $1', [id])).length > 0;
	while (await isThere()) {
		if (Date.now() > end) throw new Problem('n8n has not pruned the execution.');
		await sleep(POLL_MS);
	}
	await print('n8n has pruned it');
}

const NO_OP = 'n8n-nodes-base.noOp';

const printer =
	(records: Records, running: Cluster) =>
	async (when: string): Promise<void> => {
		say(`  ${when}: ${await sizes(records, running)}`);
	};

/** Nodes that fetch the files. */
async function fetched(stand: Stand, running: Cluster): Promise<NodeJson[]> {
	const { sandbox } = stand;
	const made = await sandbox.control.createApplication({ name: 'Files', pdf_bytes: FILE_BYTES });
	const application = { ...made, base: `${sandbox.url}/v3`, default_workflow_id: '' };
	const sessions = await sandbox.control.request<Json[]>('POST', 'sessions', {
		api_key: made.api_key,
		count: FILES,
		status: 'Approved',
	});
	const parameters = {
		...{ resource: 'session', operation: 'getPdf' },
		sessionId: { __rl: true, mode: 'id', value: '={{ $json.session_id }}' },
	};
	return [
		...itemsFrom(sessions.map(({ session_id }) => ({ session_id }))),
		await diditNode(parameters, application, running.n8n),
	];
}

/** What the database and the folders of the processes hold, in MB. */
async function sizes(records: Records, { folder }: Cluster): Promise<string> {
	// Their own lengths: Postgres compresses, and these files are mostly blanks.
	const lengths = async (table: string) => {
		const query = `SELECT sum(octet_length(data)) AS size FROM ${table}`;
		const [row] = await records.query<{ size: string | null }>(query);
		return megabytes(Number(row?.size));
	};
	const [files, executions] = [await lengths('binary_data'), await lengths('execution_data')];
	const folders = await Promise.all(
		(await readdir(folder)).map(
			async (name) => `${name} ${megabytes(await bytesIn(join(folder, name, '.n8n', 'storage')))}`,
		),
	);
	return `binary_data ${files}, execution_data ${executions}, on disk ${folders.join(', ')} (MB)`;
}

const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

async function bytesIn(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const sizesOfFiles = await Promise.all(
		entries
			.filter((entry) => entry.isFile())
			.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
	);
	return sizesOfFiles.reduce((sum, size) => sum + size, 0);
}
