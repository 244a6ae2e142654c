import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { END_WITH_US, startChild, type Child, type Ended } from './child.mts';
import { N8nClient } from './client.mts';
import { n8nEnvironment } from './environment.mts';
import { send } from './http.mts';
import { ensureHost, type Host } from './install.mts';
import { ownerOf, passwordHash, type Owner } from './owner.mts';
import { installPackage } from './package.mts';
import { freePorts } from './ports.mts';
import { Problem } from './problem.mts';
import { RestSession } from './rest.mts';

export interface N8nOptions {
	/** Holds everything of this n8n: `.n8n` with the database, the log, the owner's sign-in. */
	userFolder: string;
	/** Installed as a community node before n8n starts. */
	packageTarball?: string;
	/** By default a free one. */
	port?: number;
	/** Added to n8n's environment, over what is set here. */
	env?: NodeJS.ProcessEnv;
	/** By default the one that `ensureHost()` gives. */
	host?: Host;
	/** Its log has this name, in the user folder. */
	name?: string;
}

export interface RunningN8n {
	/** Without a slash at its end. */
	url: string;
	owner: Owner;
	client: N8nClient;
	logFile: string;
	pid: number;
	/** Settles when n8n is gone, whether stopped or not. */
	ended: Promise<Ended>;
	stop(): Promise<void>;
}

/** On a slow machine the first start, with n8n's migrations, takes a while. */
const READY_MS = 240_000;
const POLL_MS = 200;

/** Starts a real n8n on 127.0.0.1 and returns when it takes webhooks and its owner is signed in. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const host = options.host ?? (await ensureHost());
	const { userFolder, packageTarball } = options;
	await mkdir(userFolder, { recursive: true });
	if (packageTarball !== undefined) await installPackage(userFolder, packageTarball);
	const owner = await ownerOf(userFolder);
	const [free, brokerPort] = (await freePorts(2)) as [number, number];
	const port = options.port ?? free;
	const logFile = join(userFolder, `${options.name ?? 'n8n'}.log`);
	const child = await startProcess(host, 'start', logFile, {
		...environmentFor(host, userFolder, owner, port, brokerPort),
		...options.env,
	});
	try {
		const url = `http://127.0.0.1:${port}`;
		await ready(url, child, logFile);
		// n8n 1 says that it is ready before its REST interface is there.
		await ready(url, child, logFile, '/rest/settings');
		const rest = new RestSession(url);
		await rest.signIn(owner);
		const client = new N8nClient(rest, host.folder);
		const { pid, ended } = child;
		return { url, owner, client, logFile, pid, ended, stop: () => child.stop() };
	} catch (error) {
		await child.stop();
		throw error;
	}
}

/** A process beside the main one, in queue mode. */
export interface MemberOptions {
	/** Its log has this name, in the user folder. */
	name: string;
	/** That of an n8n in queue mode that has been started already. */
	userFolder: string;
	/** Added to n8n's environment: where the queue is. */
	env: NodeJS.ProcessEnv;
	host: Host;
}

/** Starts a process that executes for an n8n in queue mode, and returns when it takes work. */
export async function startWorker(options: MemberOptions): Promise<Child> {
	const [port] = (await freePorts(1)) as [number];
	return startMember('worker', port, {
		...options,
		env: {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...options.env,
		},
	});
}

/**
 * Starts a process that takes webhooks in for an n8n in queue mode, and returns when it does.
 *
 * @param port where it listens
 */
export const startWebhookProcess = (options: MemberOptions, port: number): Promise<Child> =>
	startMember('webhook', port, options);

async function startMember(
	command: 'worker' | 'webhook',
	port: number,
	{ name, userFolder, host, env }: MemberOptions,
): Promise<Child> {
	const [brokerPort] = (await freePorts(1)) as [number];
	const logFile = join(userFolder, `${name}.log`);
	const child = await startProcess(host, command, logFile, {
		...environmentFor(host, userFolder, await ownerOf(userFolder), port, brokerPort),
		...env,
	});
	try {
		await ready(`http://127.0.0.1:${port}`, child, logFile);
		return child;
	} catch (error) {
		await child.stop();
		throw error;
	}
}

function environmentFor(
	host: Host,
	userFolder: string,
	owner: Owner,
	port: number,
	brokerPort: number,
): NodeJS.ProcessEnv {
	return n8nEnvironment({
		userFolder,
		port,
		brokerPort,
		owner: { ...owner, passwordHash: passwordHash(host.folder, owner.password) },
		env: host.release.env,
	});
}

async function startProcess(
	host: Host,
	command: 'start' | 'worker' | 'webhook',
	logFile: string,
	env: NodeJS.ProcessEnv,
): Promise<Child> {
	const program = join(host.folder, 'node_modules', 'n8n', 'bin', 'n8n');
	if (!existsSync(program)) throw new Problem(`There is no n8n in ${host.folder}.`);
	const log = await open(logFile, 'w');
	try {
		const args = [...END_WITH_US, program, command];
		// n8n ends by itself when its time is up, and a little later.
		const graceMs = (Number(env.N8N_GRACEFUL_SHUTDOWN_TIMEOUT) + 5) * 1_000;
		return await startChild({ command: host.node, args, env, graceMs }, ['pipe', log.fd, log.fd]);
	} finally {
		await log.close();
	}
}

/** `/healthz` answers long before webhooks and REST do; only the readiness probe tells. */
async function ready(
	url: string,
	child: Child,
	logFile: string,
	path = '/healthz/readiness',
): Promise<void> {
	let gone = false;
	void child.ended.then(() => (gone = true));
	const end = Date.now() + READY_MS;
	for (;;) {
		const answer = await send(`${url}${path}`, {}, 5_000).catch(() => undefined);
		await answer?.body?.cancel();
		if (answer?.ok) return;
		if (gone) throw new Problem(`n8n ended while it was starting.\n${await tail(logFile)}`);
		if (Date.now() > end) {
			throw new Problem(`n8n was not ready after ${READY_MS / 1000} s.\n${await tail(logFile)}`);
		}
		await wait(POLL_MS);
	}
}

async function tail(logFile: string): Promise<string> {
	const lines = (await readFile(logFile, 'utf8').catch(() => '')).trimEnd().split('\n');
	return `The end of ${logFile}:\n${lines.slice(-15).join('\n')}`;
}
