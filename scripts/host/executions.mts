import { fromHost } from './owner.mts';
import type { Execution, Item } from './types.mts';

/** n8n keeps run data in the form of the package flatted; its own copy reads it. */
export function decodeExecution<T>(hostFolder: string, data: string): T {
	return fromHost<{ parse(text: string): T }>(hostFolder, 'flatted').parse(data);
}

/** The names of the nodes that ran, in the order in which they first ran. */
export function nodesRun({ data }: Execution): string[] {
	return Object.entries(data.resultData.runData)
		.map(([name, runs]) => ({ name, index: runs[0]?.executionIndex ?? 0 }))
		.sort((a, b) => a.index - b.index)
		.map(({ name }) => name);
}

/** What came out of a node in its last run, on one of its outputs; nothing if it did not run. */
export function itemsOf(
	{ data }: Pick<Execution, 'data'>,
	node: string,
	output = 0,
	run = -1,
): Item[] {
	return data.resultData.runData[node]?.at(run)?.data?.main?.[output] ?? [];
}

/** Why an execution failed, naming the node; undefined if it did not. */
export function failureOf({ data }: Execution): string | undefined {
	const { error, lastNodeExecuted } = data.resultData;
	if (error === undefined) return undefined;
	const where = error.node?.name ?? lastNodeExecuted;
	const text = [error.message, error.description].filter(Boolean).join(' ');
	return where === undefined ? text : `${where}: ${text}`;
}
