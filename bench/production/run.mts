// `npm run bench:production`: how many events per second n8n takes on Postgres, alone and with
// workers, with the Didit Trigger and beside what a person would use instead; how long the answers
// take below and at the limit; and what memory does over many events.
// `-- --rounds 2 --events 60 --workers 1,2` is quicker; `--memory 20000` measures only memory.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHost } from '../../scripts/host/install.mts';
import { runMain } from '../../scripts/host/runMain.mts';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { requireProgram } from '../../scripts/host/programs.mts';
import { startSandbox } from '../../scripts/host/sandbox.mts';
import { POSTGRES } from '../../scripts/production/postgres.mts';
import { REDIS } from '../../scripts/production/redis.mts';
import { packAll } from '../trigger/packages.mts';
import { benchLoad } from './load.mts';
import { benchMemory } from './memory.mts';
import { alone, cluster, type Setting } from './settings.mts';

const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '4' },
		events: { type: 'string', default: '150' },
		workers: { type: 'string', default: '1,2,3' },
		memory: { type: 'string' },
	},
});

await runMain(main);

async function main(): Promise<number> {
	const [rounds, events] = [Number(options.rounds), Number(options.events)];
	const workers = options.workers.split(',').map(Number);
	const memory = options.memory === undefined ? undefined : Number(options.memory);
	if (![rounds, events, memory ?? 1, ...workers].every((count) => count > 0)) {
		throw new Problem('All options are numbers, --workers several of them, such as 1,2,3.');
	}
	const programs = { initdb: await requireProgram(POSTGRES), redis: await requireProgram(REDIS) };
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-bench-'));
	const host = await ensureHost();
	const packageTarballs = await packAll(folder);
	const sandbox = await startSandbox({ logFile: join(folder, 'sandbox.log') });
	const setting = (name: string): Setting => ({
		...{ name, host, programs, packageTarballs, sandbox, folder: join(folder, name) },
	});
	try {
		say(`n8n ${host.version}, Postgres, ${availableParallelism()} CPUs`);
		if (memory !== undefined) {
			await cluster(setting('memory'), 1, (bench) => benchMemory(bench, memory));
		} else {
			await alone(setting('one main process'), (bench) => benchLoad(bench, { rounds, events }));
			for (const count of workers) {
				const name = `2 webhook processes, ${count} worker${count > 1 ? 's' : ''}`;
				await cluster(setting(name), count, (bench) => benchLoad(bench, { rounds, events }));
			}
		}
	} finally {
		await sandbox.stop();
	}
	await rm(folder, { recursive: true, force: true });
	return 0;
}
