import { readFile } from 'node:fs/promises';
import type { Execution } from '../../scripts/host/types.mts';
import { WORK } from './nodes.mts';

/** Seconds from the start of the first measured node to the end of the last, in all executions. */
export function span(executions: readonly Execution[]): number {
	const runs = executions.flatMap(({ data }) => data.resultData.runData[WORK] ?? []);
	const starts = runs.map(({ startTime }) => startTime);
	const ends = runs.map(({ startTime, executionTime }) => startTime + executionTime);
	return (Math.max(...ends) - Math.min(...starts)) / 1000;
}

/** Clock ticks a second in `/proc`, the same on every Linux that Node runs on. */
const TICKS = 100;

/**
 * Seconds of processor time that a process has used so far, all its threads together: a figure that
 * hardly moves when others use the machine too.
 *
 * @returns undefined where there is no `/proc`
 */
export async function cpuSeconds(pid: number): Promise<number | undefined> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
	// The name in brackets may hold spaces; user and system time are the 14th and 15th field.
	const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
	return fields && (Number(fields[11]) + Number(fields[12])) / TICKS;
}
