import { say } from '../../scripts/host/print.mts';
import { benchLoad, type Load } from './load.mts';
import { residentMb } from './memory.mts';
import { cluster, type Setting } from './settings.mts';

/** Prints events/s, and what the worker holds, where one worker runs so many executions at once. */
export async function benchConcurrency(
	setting: (name: string) => Setting,
	concurrencies: readonly number[],
	load: Load,
): Promise<void> {
	for (const concurrency of concurrencies) {
		await cluster(
			setting(`1 worker, ${concurrency} at once`),
			1,
			async (stand) => {
				await benchLoad(stand, load, ['didit', 'bare']);
				const pid = stand.processes['worker 1'] as number;
				say(`  the worker holds ${residentMb(pid).toFixed(0)} MB at the end`);
			},
			{ N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency) },
		);
	}
}
