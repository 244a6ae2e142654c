// `npm run bench:trigger`: how many events per second a real n8n takes with the Didit Trigger, beside
// what a person would use instead. `-- --rounds 3 --events 40 --engine lazy` is quicker.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runToEnd } from '../../scripts/host/child.mts';
import { ensureHost, type Host } from '../../scripts/host/install.mts';
import { startN8n } from '../../scripts/host/n8n.mts';
import { runMain } from '../../scripts/host/runMain.mts';
import { installPackage } from '../../scripts/host/package.mts';
import { say, withProgress } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { startSandbox, type RunningSandbox } from '../../scripts/host/sandbox.mts';
import { contender, CONTENDERS, type Contender, type ContenderName } from './contenders.mts';
import { packAll } from './packages.mts';
import { ENGINES, report, type EngineName } from './report.mts';
import { CONNECTIONS, measure } from './rounds.mts';

const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '12' },
		events: { type: 'string' },
		engine: { type: 'string', default: Object.keys(ENGINES).join() },
	},
});

await runMain(main);

async function main(): Promise<number> {
	const rounds = Number(options.rounds);
	const events = options.events === undefined ? undefined : Number(options.events);
	const engines = options.engine.split(',');
	const unknown = engines.filter((name) => !(name in ENGINES));
	if (unknown.length > 0 || !(rounds > 0) || !((events ?? 1) > 0)) {
		const names = Object.keys(ENGINES).join(', ');
		throw new Problem(`--rounds and --events are numbers, --engine is among ${names}.`);
	}
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-bench-'));
	const host = await ensureHost();
	const tarballs = await packAll(folder);
	const sandbox = await startSandbox({ logFile: join(folder, 'sandbox.log') });
	try {
		const node = (await runToEnd({ command: host.node, args: ['--version'] })).output.trim();
		say(
			`n8n ${host.version}, Node ${node}, SQLite, ${availableParallelism()} CPUs; ` +
				`${rounds} rounds, ${CONNECTIONS} connections`,
		);
		for (const engine of engines as EngineName[]) {
			await benchEngine(engine, { host, folder, tarballs, sandbox, rounds, events });
		}
	} finally {
		await sandbox.stop();
	}
	await rm(folder, { recursive: true, force: true });
	return 0;
}

interface Settings {
	host: Host;
	folder: string;
	tarballs: string[];
	sandbox: RunningSandbox;
	rounds: number;
	events: number | undefined;
}

async function benchEngine(engine: EngineName, settings: Settings): Promise<void> {
	const { host, folder, tarballs, sandbox } = settings;
	const { env, ratios } = ENGINES[engine];
	const { rounds, events = ENGINES[engine].events } = settings;
	const userFolder = join(folder, engine);
	for (const tarball of tarballs) await installPackage(userFolder, tarball);
	const n8n = await startN8n({
		host,
		userFolder,
		// The Code node needs n8n's own runner, and a person has to allow it the module.
		env: { N8N_RUNNERS_MODE: 'internal', NODE_FUNCTION_ALLOW_BUILTIN: 'crypto', ...env },
	});
	try {
		const contenders: Contender[] = [];
		for (const name of Object.keys(CONTENDERS) as ContenderName[]) {
			contenders.push(await contender({ host, userFolder, n8n, sandbox }, name));
		}
		const described = Object.entries(env).map(([name, value]) => `${name}=${value}`);
		say(`\nExpression engine vm, ${described.join(' ') || "n8n's default settings"}`);
		let round = 0;
		const measured = await withProgress(
			`${events} events each`,
			() => (round === 0 ? 'warming up' : `round ${round}`),
			() =>
				measure(
					{ client: n8n.client, pids: [n8n.pid] },
					contenders,
					{ rounds, events },
					() => round++,
				),
		);
		report(measured, ratios);
	} finally {
		await n8n.stop();
	}
}
