import type { N8nServer } from './n8nServer';
import type { Setup } from './support';
import { loggerOf } from './support';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/**
 * Listens to n8n's log, until `jest.restoreAllMocks()`.
 *
 * @returns the lines, one for each entry: level, message, details
 */
export function collectLog(setup: Setup): string[] {
	const lines: string[] = [];
	const logger = loggerOf(setup);
	for (const level of LEVELS) {
		jest.spyOn(logger, level).mockImplementation((message, meta) => {
			lines.push(`${level} ${message} ${JSON.stringify(meta)}`);
		});
	}
	return lines;
}

/** Nothing that n8n logged, stored or handed on holds one of these texts, or any static data. */
export function expectNoTraceOf(secrets: readonly string[], n8n: N8nServer, log: string[]): void {
	const traces = [
		...log,
		...n8n.executions.map(({ stored }) => stored),
		JSON.stringify(n8n.returned),
	];
	for (const secret of secrets) {
		expect(traces.filter((trace) => trace.includes(secret))).toEqual([]);
	}
	expect(n8n.staticData.length).toBeGreaterThan(0);
	expect([...new Set(n8n.staticData)]).toEqual(['{}']);
}
