import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../host/http.mts';
import type { Ended } from '../host/child.mts';
import type { Host } from '../host/install.mts';
import {
	startN8n,
	startWebhookProcess,
	startWorker,
	type MemberOptions,
	type RunningN8n,
} from '../host/n8n.mts';
import { installPackage } from '../host/package.mts';
import { freePorts } from '../host/ports.mts';
import { Problem } from '../host/problem.mts';
import { startBalancer, type Balancer } from './balancer.mts';
import { Member } from './member.mts';
import { asEnvironment, startPostgres, type Postgres } from './postgres.mts';
import { startRedis, type Redis } from './redis.mts';

export interface ClusterOptions {
	host: Host;
	/** Holds everything of it. */
	folder: string;
	/** Installed in each of its processes; several where they are to be compared. */
	packageTarballs: readonly string[];
	/** `initdb` and `redis-server`. */
	programs: { initdb: string; redis: string };
	/** How many of each; 2 if not given. */
	webhookProcesses?: number;
	workers?: number;
	/** Of the main process; by default a free one. */
	port?: number;
	/** Added to the environment of every process. */
	env?: NodeJS.ProcessEnv;
}

/**
 * n8n as people run it who have outgrown one process: a main process for the editor and schedules,
 * webhook processes behind a balancer, workers that execute; a Postgres and a Redis between them.
 */
export class Cluster {
	/** Where webhooks come in. */
	readonly url: string;
	/** Holds the user folder of each of its processes, with its logs. */
	readonly folder: string;
	readonly postgres: Postgres;
	readonly redis: Redis;
	readonly main: Member;
	readonly webhooks: readonly Member[];
	readonly workers: readonly Member[];
	readonly #balancer: Balancer;
	readonly #n8n: () => RunningN8n;

	private constructor(
		options: ClusterOptions,
		ports: readonly number[],
		{ postgres, redis, balancer }: { postgres: Postgres; redis: Redis; balancer: Balancer },
	) {
		const { host, folder, packageTarballs } = options;
		const folderOf = (name: string): string => join(folder, 'n8n', name);
		const env = {
			...asEnvironment(postgres.database),
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
			N8N_WEBHOOK_URL: balancer.url,
			WEBHOOK_URL: balancer.url,
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			N8N_RUNNERS_MODE: 'internal',
			N8N_METRICS: 'true',
			N8N_METRICS_INCLUDE_QUEUE_METRICS: 'true',
			N8N_METRICS_INCLUDE_WEBHOOK_METRICS: 'true',
			...options.env,
		};
		this.url = balancer.url;
		this.folder = join(folder, 'n8n');
		this.postgres = postgres;
		this.redis = redis;
		this.#balancer = balancer;
		const [mainPort, ...webhookPorts] = ports as [number, ...number[]];
		let n8n: RunningN8n | undefined;
		this.main = new Member('main', async (name) => {
			const userFolder = folderOf('main');
			// What is installed once is there at the next start.
			if (n8n === undefined) {
				for (const tarball of packageTarballs) await installPackage(userFolder, tarball);
			}
			n8n = await startN8n({ host, userFolder, port: mainPort, env, name });
			return n8n;
		});
		this.#n8n = () => n8n as RunningN8n;
		const member = async (of: string, name: string): Promise<MemberOptions> => {
			await equip(folderOf(of), folderOf('main'));
			return { host, userFolder: folderOf(of), env, name };
		};
		this.webhooks = webhookPorts.map((port, index) => {
			const of = `webhook-${index + 1}`;
			return new Member(of, async (name) => startWebhookProcess(await member(of, name), port));
		});
		this.workers = Array.from({ length: options.workers ?? 2 }, (_, index) => {
			const of = `worker-${index + 1}`;
			return new Member(of, async (name) => startWorker(await member(of, name)));
		});
	}

	/** From nothing to a cluster that takes webhooks. */
	static async start(options: ClusterOptions): Promise<Cluster> {
		const { folder, programs, webhookProcesses = 2 } = options;
		await mkdir(folder, { recursive: true });
		const free = await freePorts(1 + webhookProcesses);
		const ports = [options.port ?? (free[0] as number), ...free.slice(1)];
		const stops: (() => Promise<void>)[] = [];
		try {
			const postgres = await startPostgres(programs.initdb, folder);
			stops.push(() => postgres.stop());
			const redis = await startRedis(programs.redis, folder);
			stops.push(() => redis.stop());
			const balancer = await startBalancer(ports.slice(1));
			stops.push(() => balancer.stop());
			const cluster = new Cluster(options, ports, { postgres, redis, balancer });
			// The first one makes the tables of the database.
			for (const member of [cluster.main, ...cluster.webhooks, ...cluster.workers]) {
				stops.push(() => member.stop());
				await member.start();
			}
			return cluster;
		} catch (error) {
			for (const stop of stops.reverse()) await stop();
			throw error;
		}
	}

	/** The main process as it runs now; `url` leads to its editor. */
	get n8n(): RunningN8n {
		return this.#n8n();
	}

	/** Settles when one of its processes is gone that was not told to go. */
	endedByItself(): Promise<{ name: string } & Ended> {
		return Promise.race(
			[this.main, ...this.webhooks, ...this.workers].map(async (member) => ({
				name: member.name,
				...(await member.ended),
			})),
		);
	}

	/** Of all its processes that are up. */
	get pids(): number[] {
		return [this.main, ...this.webhooks, ...this.workers].flatMap(({ pid }) => pid ?? []);
	}

	/** Waits until the main process and a webhook process say that they are ready. */
	async ready(): Promise<void> {
		for (const url of [this.n8n.url, this.url]) await untilReady(url);
	}

	async stop(): Promise<void> {
		const members = [...this.webhooks, ...this.workers, this.main];
		await Promise.all(members.map((member) => member.stop()));
		await this.#balancer.stop();
		await this.redis.stop();
		await this.postgres.stop();
	}
}

/**
 * Gives a process a user folder of its own with what the main process has: each notes there what it
 * runs, and one that finds the notes of another takes its executions for crashed.
 */
async function equip(userFolder: string, like: string): Promise<void> {
	if (existsSync(userFolder)) return;
	await mkdir(join(userFolder, '.n8n'), { recursive: true });
	for (const part of ['owner.json', join('.n8n', 'nodes')]) {
		await cp(join(like, part), join(userFolder, part), { recursive: true });
	}
}

const READY_MS = 120_000;
const POLL_MS = 200;

async function untilReady(url: string): Promise<void> {
	const end = Date.now() + READY_MS;
	for (;;) {
		const answer = await send(`${url}/healthz/readiness`, {}, 5_000).catch(() => undefined);
		await answer?.body?.cancel();
		if (answer?.ok) return;
		if (Date.now() > end) throw new Problem(`${url} was not ready after ${READY_MS / 1000} s.`);
		await wait(POLL_MS);
	}
}
