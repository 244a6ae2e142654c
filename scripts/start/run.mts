import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHost, type Host } from '../host/install.mts';
import { startN8n, type RunningN8n } from '../host/n8n.mts';
import { packPackage } from '../host/package.mts';
import { bold, duration, say, withProgress } from '../host/print.mts';
import { Problem } from '../host/problem.mts';
import { requireProgram } from '../host/programs.mts';
import { startSandbox, type RunningSandbox } from '../host/sandbox.mts';
import { Cluster } from '../production/cluster.mts';
import { POSTGRES } from '../production/postgres.mts';
import { REDIS } from '../production/redis.mts';
import { CredentialBook, diditSource, sandboxSource } from './credentials.mts';
import { MAIN_EXAMPLE, readExamples } from './examples.mts';
import type { Home } from './home.mts';
import { importExample } from './import.mts';
import { runMainJob } from './mainJob.mts';
import type { StartOptions } from './options.mts';
import { choosePort } from './ports.mts';
import { publishAnew, renewPublished } from './publish.mts';

const N8N_PORT = 5678;
const SANDBOX_PORT = 8400;

/** What is up when the work is done; nothing of it ends by itself. */
export interface Running {
	n8n: RunningN8n;
	/** Undefined where the workflows are for the real Didit. */
	sandbox: RunningSandbox | undefined;
	/** What `n8n` is the main process of, where it is one of several. */
	cluster: Cluster | undefined;
}

/** From nothing to an n8n with this package, its credentials and the examples. */
export async function bringUp(options: StartOptions, home: Home): Promise<Running> {
	const host = await ensureHost();
	say(`n8n ${host.version} is installed in ${host.folder}`);
	const port = await choosePort('n8n', options.port, N8N_PORT);
	const packageTarball = await step('building this package', 'This package is built', () =>
		packPackage(join(home.folder, 'package')),
	);
	const sandbox = options.apiKey === undefined ? await bringUpSandbox(options, home) : undefined;
	if (options.production) {
		const cluster = await bringUpCluster(host, packageTarball, port);
		return { n8n: cluster.n8n, sandbox, cluster };
	}
	const env = environmentFor(options);
	const n8n = await step('starting n8n', 'n8n runs with this package installed', () =>
		startN8n({ host, userFolder: home.folder, packageTarball, port, env }),
	);
	return { n8n, sandbox, cluster: undefined };
}

async function bringUpCluster(host: Host, packageTarball: string, port: number): Promise<Cluster> {
	const programs = { initdb: await requireProgram(POSTGRES), redis: await requireProgram(REDIS) };
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-production-'));
	return step(
		'starting Postgres, Redis, n8n, two webhook processes and two workers',
		'n8n runs in queue mode with this package installed',
		() => Cluster.start({ host, folder, packageTarballs: [packageTarball], programs, port }),
	);
}

async function bringUpSandbox(options: StartOptions, home: Home): Promise<RunningSandbox> {
	const port = await choosePort('the local Didit', options.sandboxPort, SANDBOX_PORT);
	return step('starting the local Didit', 'A local Didit runs', () =>
		startSandbox({ port, logFile: join(home.folder, 'sandbox.log') }),
	);
}

function environmentFor({ apiKey, webhookUrl }: StartOptions): NodeJS.ProcessEnv {
	return {
		// Code nodes, which a person may want to try, run in a process that n8n starts beside it.
		N8N_RUNNERS_MODE: 'internal',
		// A tunnel from outside is of use only to the real Didit.
		...(apiKey !== undefined && webhookUrl !== undefined && { N8N_WEBHOOK_URL: webhookUrl }),
	};
}

async function step<T>(doing: string, done: string, work: () => Promise<T>): Promise<T> {
	const started = Date.now();
	const result = await withProgress(doing, () => '', work);
	say(`${done} (${duration(Date.now() - started)})`);
	return result;
}

/** Imports the examples; with the sandbox, publishes the main one and runs it for all to see. */
export async function fill({ n8n, sandbox }: Running, options: StartOptions, home: Home) {
	const { client } = n8n;
	const source = sandbox
		? sandboxSource(sandbox, home.state, options.dialect)
		: diditSource(options.apiKey ?? '');
	const credentials = new CredentialBook(client, source);
	const ids = new Map<string, string>();
	for (const example of await readExamples()) {
		ids.set(example.key, await importExample(client, home, credentials, example));
	}
	await home.save();
	say(`${ids.size} examples are in n8n, with their credentials`);
	if (!sandbox) {
		say('They use your key for the real Didit. Nothing was published, and nothing was run.');
		return;
	}
	const mainId = ids.get(MAIN_EXAMPLE);
	if (mainId === undefined) throw new Problem(`There is no examples/${MAIN_EXAMPLE}.json.`);
	await renewPublished(client, await credentials.ids(), mainId);
	await publishAnew(client, mainId);
	say(
		`\n"${(await client.getWorkflow(mainId)).name}" is published. Its job, once, as n8n runs it:`,
	);
	await runMainJob(client, sandbox.control, mainId);
}

export function sayWhere({ n8n, sandbox, cluster }: Running): void {
	const { email, password } = n8n.owner;
	say(`\n${bold('n8n')}    ${n8n.url}    sign in as ${email} with ${password}`);
	if (cluster) {
		say(
			`${bold('Webhooks')}  ${cluster.url}    the logs of all processes are in ${cluster.folder}`,
		);
	}
	if (sandbox)
		say(`${bold('Didit')}  ${sandbox.url}    the local one: you play the end user there`);
}

/** Settles only if something ends that nobody stopped. */
export async function endedByItself(
	{ n8n, sandbox, cluster }: Running,
	home: Home,
): Promise<never> {
	const { name, code, signal } = await Promise.race([
		cluster?.endedByItself() ?? n8n.ended.then((ended) => ({ name: 'n8n', ...ended })),
		...(sandbox ? [sandbox.ended.then((ended) => ({ name: 'The local Didit', ...ended }))] : []),
	]);
	throw new Problem(
		`${name} ended by itself (${signal ?? `code ${code}`}); the logs in ${cluster?.folder ?? home.folder} may say why.`,
	);
}
