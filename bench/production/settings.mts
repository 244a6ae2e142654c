import { join } from 'node:path';
import type { Host } from '../../scripts/host/install.mts';
import { startN8n } from '../../scripts/host/n8n.mts';
import { installPackage } from '../../scripts/host/package.mts';
import { say } from '../../scripts/host/print.mts';
import type { RunningSandbox } from '../../scripts/host/sandbox.mts';
import { Cluster } from '../../scripts/production/cluster.mts';
import { asEnvironment, startPostgres } from '../../scripts/production/postgres.mts';
import type { Bench } from '../trigger/contenders.mts';
import type { Measured } from '../trigger/rounds.mts';

/** What a bench starts from. */
export interface Setting {
	/** In the report, and of its folder. */
	name: string;
	host: Host;
	programs: { initdb: string; redis: string };
	packageTarballs: readonly string[];
	sandbox: RunningSandbox;
	folder: string;
}

/** An n8n under load. */
export interface Stand extends Bench {
	measured: Measured;
	/** Its processes by name. */
	processes: Record<string, number>;
}

const ENV = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/**
 * One n8n process with a Postgres.
 *
 * @param more for its environment, over what is set for all
 */
export async function alone(
	{ name, host, programs, packageTarballs, sandbox, folder }: Setting,
	work: (stand: Stand) => Promise<void>,
	more: NodeJS.ProcessEnv = {},
): Promise<void> {
	say(`\n${name}`);
	const userFolder = join(folder, 'n8n');
	for (const tarball of packageTarballs) await installPackage(userFolder, tarball);
	const postgres = await startPostgres(programs.initdb, folder);
	const env = { ...asEnvironment(postgres.database), ...ENV, ...more };
	try {
		const n8n = await startN8n({ host, userFolder, env });
		const { client, pid } = n8n;
		const measured = { client, pids: [pid] };
		await work({ host, n8n, sandbox, measured, processes: { main: pid } });
		await n8n.stop();
	} finally {
		await postgres.stop();
	}
}

/**
 * A cluster with so many workers.
 *
 * @param env for its processes, over what is set for all
 */
export async function cluster(
	{ name, sandbox, ...setting }: Setting,
	workers: number,
	work: (stand: Stand, running: Cluster) => Promise<void>,
	env: NodeJS.ProcessEnv = {},
): Promise<void> {
	say(`\n${name}`);
	const running = await Cluster.start({ ...setting, workers, env: { ...ENV, ...env } });
	try {
		const { client } = running.n8n;
		const processes = Object.fromEntries(
			[
				['main', running.main] as const,
				...running.webhooks.map((member, index) => [`webhook ${index + 1}`, member] as const),
				...running.workers.map((member, index) => [`worker ${index + 1}`, member] as const),
			].flatMap(([label, { pid }]) => (pid === undefined ? [] : [[label, pid] as const])),
		);
		const stand = {
			...{ host: setting.host, sandbox, processes },
			n8n: { client, url: running.url },
			measured: { client, pids: running.pids },
		};
		await work(stand, running);
	} finally {
		await running.stop();
	}
}
