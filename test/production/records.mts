import { setTimeout as wait } from 'node:timers/promises';
import { decodeExecution } from '../../scripts/host/executions.mts';
import { fromHost } from '../../scripts/host/owner.mts';
import { Problem } from '../../scripts/host/problem.mts';
import type { ExecutionData, Json } from '../../scripts/host/types.mts';
import type { Cluster } from '../../scripts/production/cluster.mts';

interface PgClient {
	connect(): Promise<void>;
	query(text: string, values?: unknown[]): Promise<{ rows: Json[] }>;
	end(): Promise<void>;
}

interface RedisClient {
	llen(key: string): Promise<number>;
	disconnect(): void;
}

/** An execution as it stands in n8n's tables. */
export interface Row {
	id: number;
	status: string;
	mode: string;
	/** Undefined where none was written. */
	data: ExecutionData | undefined;
}

/** n8n takes a killed worker's jobs for lost after a minute and a half. */
const SETTLED_MS = 240_000;
const POLL_MS = 500;

/** What a cluster wrote down, read past n8n. */
export class Records {
	readonly #cluster: Cluster;
	readonly #hostFolder: string;

	constructor(cluster: Cluster, hostFolder: string) {
		this.#cluster = cluster;
		this.#hostFolder = hostFolder;
	}

	async query<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
		const { Client } = fromHost<{ Client: new (database: object) => PgClient }>(
			this.#hostFolder,
			'pg',
		);
		const client = new Client(this.#cluster.postgres.database);
		await client.connect();
		try {
			return (await client.query(text, values)).rows as T[];
		} finally {
			await client.end();
		}
	}

	/** All executions of a workflow, the oldest first. */
	async executionsOf(workflowId: string): Promise<Row[]> {
		const rows = await this.query<Omit<Row, 'data'> & { data: string | null }>(
			`SELECT e.id, e.status, e.mode, d.data
			 FROM execution_entity e LEFT JOIN execution_data d ON d."executionId" = e.id
			 WHERE e."workflowId" = $1 ORDER BY e.id`,
			[workflowId],
		);
		return rows.map(({ data, ...row }) => ({
			...row,
			data: data === null ? undefined : decodeExecution<ExecutionData>(this.#hostFolder, data),
		}));
	}

	/** Waits until the queue is empty and nobody works on what came from it. */
	async settled(): Promise<void> {
		const Redis = fromHost<new (options: object) => RedisClient>(this.#hostFolder, 'ioredis');
		const redis = new Redis({ host: '127.0.0.1', port: this.#cluster.redis.port });
		try {
			const end = Date.now() + SETTLED_MS;
			for (;;) {
				const lengths = await Promise.all(
					['wait', 'active', 'paused'].map((list) => redis.llen(`bull:jobs:${list}`)),
				);
				if (lengths.every((length) => length === 0)) return;
				if (Date.now() > end) {
					throw new Problem(
						`The queue did not empty in ${SETTLED_MS / 1000} s: ${lengths.join()}.`,
					);
				}
				await wait(POLL_MS);
			}
		} finally {
			redis.disconnect();
		}
	}
}
