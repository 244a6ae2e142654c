// `npm run bench:production`: how many events per second n8n takes on Postgres, alone and with
// workers, with the Didit Trigger and beside what a person would use instead; how long the answers
// take below and at the limit; and what memory does over many events.
// `-- --rounds 2 --events 60 --workers 1,2` is quicker. Each of these measures something else
// instead: `--memory 20000` memory over so many events, `--concurrency 1,5,10,20` a worker that runs
// so many executions at once, `--shutdown 1,10` processes that are told to end and have so many
// seconds, `--binary unset,filesystem` where files come to rest, `--limits` executions that take
// longer than EXECUTIONS_TIMEOUT and an event beyond N8N_PAYLOAD_SIZE_MAX.
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
import { benchBinaryData } from './binary.mts';
import { benchConcurrency } from './concurrency.mts';
import { benchLimits } from './limits.mts';
import { benchLoad } from './load.mts';
import { benchMemory } from './memory.mts';
import { alone, cluster, type Setting } from './settings.mts';
import { benchShutdown } from './shutdown.mts';

const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '4' },
		events: { type: 'string', default: '150' },
		workers: { type: 'string', default: '1,2,3' },
		memory: { type: 'string' },
		concurrency: { type: 'string' },
		shutdown: { type: 'string' },
		binary: { type: 'string' },
		limits: { type: 'boolean', default: false },
	},
});

await runMain(main);

async function main(): Promise<number> {
	const [rounds, events] = [Number(options.rounds), Number(options.events)];
	const workers = numbers(options.workers);
	const [memory] = numbers(options.memory);
	const [concurrencies, timeouts] = [numbers(options.concurrency), numbers(options.shutdown)];
	if (!(rounds > 0 && events > 0)) throw new Problem('--rounds and --events are numbers.');
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
		} else if (concurrencies.length > 0) {
			await benchConcurrency(setting, concurrencies, { rounds, events });
		} else if (timeouts.length > 0) {
			await benchShutdown(setting, timeouts);
		} else if (options.binary !== undefined) {
			await benchBinaryData(setting, options.binary.split(','));
		} else if (options.limits) {
			await benchLimits(setting);
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

function numbers(list: string | undefined): number[] {
	const found = list?.split(',').map(Number) ?? [];
	if (found.every((number) => number > 0)) return found;
	throw new Problem(`"${list}" is no list of numbers, such as 1,2,3.`);
}
