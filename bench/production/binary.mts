import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf } from '../../scripts/host/executions.mts';
import { say } from '../../scripts/host/print.mts';
import type { Json } from '../../scripts/host/types.mts';
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

/** Prints where files come to rest, who can read them, and when they are gone. */
export async function benchBinaryData(
	setting: (name: string) => Setting,
	modes: readonly string[],
): Promise<void> {
	for (const mode of modes) {
		await cluster(
			setting(`N8N_DEFAULT_BINARY_DATA_MODE=${mode}`),
			2,
			(stand, running) => filesOf(stand, running),
			{ N8N_DEFAULT_BINARY_DATA_MODE: mode },
		);
	}
}

/** One worker fetches the files, the execution waits, another worker goes on. */
async function filesOf(stand: Stand, running: Cluster): Promise<void> {
	const { client } = running.n8n;
	const records = new Records(running, stand.host.folder);
	const [first, second] = running.workers;
	await second?.stop();
	const workflow = await client.createWorkflow(await workflowOf(stand, running));
	const print = async (when: string) => {
		say(`  ${when}: ${await sizes(records, running)}`);
	};
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

async function workflowOf(stand: Stand, running: Cluster) {
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
	return inARow('Files', [
		...itemsFrom(sessions.map(({ session_id }) => ({ session_id }))),
		await diditNode(parameters, application, running.n8n),
		node('Wait', 'n8n-nodes-base.wait', 1.1, { amount: WAIT_SECONDS, unit: 'seconds' }),
		node('Read', 'n8n-nodes-base.crypto', 1, {
			...{ action: 'hash', type: 'SHA256', binaryData: true },
			...{ binaryPropertyName: 'data', dataPropertyName: 'hash' },
		}),
	]);
}

/** What the database and the folders of the processes hold, in MB. */
async function sizes(records: Records, { folder }: Cluster): Promise<string> {
	// Their own lengths: Postgres compresses, and these files are mostly blanks.
	const [table] = await records.query<{ size: string | null }>(
		'SELECT sum(octet_length(data)) AS size FROM binary_data',
	);
	const folders = await Promise.all(
		(await readdir(folder)).map(
			async (name) => `${name} ${megabytes(await bytesIn(join(folder, name, '.n8n', 'storage')))}`,
		),
	);
	return `in Postgres ${megabytes(Number(table?.size))}, on disk ${folders.join(', ')} (MB)`;
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
