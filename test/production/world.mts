import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHost } from '../../scripts/host/install.mts';
import { packPackage } from '../../scripts/host/package.mts';
import { startSandbox } from '../../scripts/host/sandbox.mts';
import { Cluster } from '../../scripts/production/cluster.mts';
import { POSTGRES } from '../../scripts/production/postgres.mts';
import { REDIS } from '../../scripts/production/redis.mts';
import { Examples } from '../e2e/examples.mts';
import { startModel } from '../e2e/model/standIn.mts';
import { programOrSkip } from '../e2e/program.mts';
import { startSlack } from '../e2e/slack/standIn.mts';
import type { World } from '../e2e/world.mts';
import { Records } from './records.mts';

/** As the world of the end-to-end tests, with a cluster in the place of the one n8n. */
export interface ProductionWorld extends World {
	cluster: Cluster;
	records: Records;
}

/** @throws Skip where Postgres or Redis is missing; in CI a Problem */
export async function bringUp(): Promise<ProductionWorld> {
	const programs = { initdb: await programOrSkip(POSTGRES), redis: await programOrSkip(REDIS) };
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-production-'));
	const host = await ensureHost();
	const packageTarball = await packPackage(folder);
	const sandbox = await startSandbox({ logFile: join(folder, 'sandbox.log') });
	const slack = await startSlack(folder);
	const model = await startModel();
	const slackToken = `xoxb-${randomBytes(8).toString('hex')}`;
	const cluster = await Cluster.start({
		...{ host, folder, packageTarballs: [packageTarball], programs },
		env: { ...slack.env, EXECUTIONS_DATA_PRUNE_HARD_DELETE_INTERVAL: '1' },
	});
	const { client } = cluster.n8n;
	const dialect = 'current';
	const examples = new Examples(client, sandbox, { slackToken, modelUrl: model.url, dialect });
	return {
		...{ folder, host, packageTarball, sandbox, slack, slackToken, model, dialect, examples },
		...{ cluster, records: new Records(cluster, host.folder) },
		/** The main process for people, the balancer for webhooks. */
		get n8n() {
			return { ...cluster.n8n, url: cluster.url };
		},
		async stop() {
			await cluster.stop();
			await Promise.all([sandbox.stop(), slack.stop(), model.stop()]);
		},
	};
}
