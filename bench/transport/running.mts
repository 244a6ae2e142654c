import type { Execution } from '../../scripts/host/types.mts';
import { WORK } from './nodes.mts';

/** Seconds from the start of the first measured node to the end of the last, in all executions. */
export function span(executions: readonly Execution[]): number {
	const runs = executions.flatMap(({ data }) => data.resultData.runData[WORK] ?? []);
	const starts = runs.map(({ startTime }) => startTime);
	const ends = runs.map(({ startTime, executionTime }) => startTime + executionTime);
	return (Math.max(...ends) - Math.min(...starts)) / 1000;
}
